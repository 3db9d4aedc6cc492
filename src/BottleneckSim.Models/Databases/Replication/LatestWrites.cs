using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>The number of each user's latest write that the user was told about, for as long as some replica may not have applied it.</summary>
/// <remarks>
/// Bounded: of more than 262,144 such writes the oldest are forgotten by user, and every user is then taken to have made the latest of those.
/// </remarks>
internal sealed class LatestWrites
{
    private const int MostRemembered = 1 << 18;

    private readonly Dictionary<DrawKey, long> _writes = [];
    private readonly RingBuffer<Entry> _order = new();
    private long _forgotten;

    /// <summary>A user has been told of a write.</summary>
    public void Note(DrawKey user, long sequence)
    {
        if (sequence > _writes.GetValueOrDefault(user))
        {
            _writes[user] = sequence;
            _order.Enqueue(new Entry(user, sequence));
        }

        if (_order.Count > MostRemembered)
        {
            _forgotten = Math.Max(_forgotten, _order.First.Sequence);
            RemoveFirst();
        }
    }

    /// <summary>What has to be applied where the user reads.</summary>
    public long Of(DrawKey user) => Math.Max(_forgotten, _writes.GetValueOrDefault(user));

    /// <summary>Everything up to a write is applied everywhere.</summary>
    public void ForgetUpTo(long applied)
    {
        while (_order.Count > 0 && _order.First.Sequence <= applied)
        {
            RemoveFirst();
        }
    }

    private void RemoveFirst()
    {
        var entry = _order.Dequeue();
        if (_writes.GetValueOrDefault(entry.User) == entry.Sequence)
        {
            _writes.Remove(entry.User);
        }
    }

    private readonly record struct Entry(DrawKey User, long Sequence);
}
