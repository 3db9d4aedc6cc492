using System.Numerics;

namespace BottleneckSim.Kernel.Events;

/// <summary>One rung of the ladder: a stretch of time cut into buckets of equal width, each an unordered list of events.</summary>
/// <remarks>
/// <code>
///   start        current            last       end
///     │ taken │ taken │ … │ … │ … │ everything else │
/// </code>
/// The width is a power of two of nanoseconds, so an event's bucket is a shift. The last bucket reaches to the end of the
/// stretch. Taken buckets are empty, so a rung is used again without clearing it. There are at most 512 buckets, so that the
/// places being written stay in the processor's cache; fuller buckets are cut again when their turn comes.
/// </remarks>
internal sealed class LadderRung(EventChunks chunks)
{
    private const int MaximumBuckets = 1 << 9;

    private EventBucket[] _buckets = [];
    private ulong _start;
    private ulong _end;
    private int _shift;
    private int _last;
    private int _current;

    /// <summary>How many events the rung holds.</summary>
    public int Count { get; private set; }

    /// <summary>Where the bucket to be taken next begins; the rung's end when all are taken.</summary>
    public ulong CurrentStart { get; private set; }

    /// <summary>Makes the rung ready for a stretch of time.</summary>
    /// <param name="first">The time of the earliest event; the first bucket begins there.</param>
    /// <param name="latest">The time of the latest event.</param>
    /// <param name="end">The end of the stretch, after the latest event.</param>
    /// <param name="count">How many events there are.</param>
    public void Reset(ulong first, ulong latest, ulong end, int count)
    {
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(count, MaximumBuckets));
        if (_buckets.Length < buckets)
        {
            _buckets = new EventBucket[buckets];
        }

        _shift = Math.Max(0, BitOperations.Log2(latest - first) + 1 - BitOperations.Log2((uint)buckets));
        _last = (int)((latest - first) >> _shift);
        (_start, _end, _current, CurrentStart) = (first, end, 0, first);
    }

    /// <summary>Adds an event of this stretch of time, not before <see cref="CurrentStart"/>.</summary>
    public void Add(in PendingEvent added)
    {
        var index = (int)Math.Min((added.Time - _start) >> _shift, (ulong)_last);
        chunks.Add(ref _buckets[index], added);
        Count++;
    }

    /// <summary>Takes the next bucket that is not empty; the rung must hold an event.</summary>
    public EventBucket TakeBucket()
    {
        while (_buckets[_current].Count == 0)
        {
            _current++;
        }

        var bucket = _buckets[_current];
        _buckets[_current] = default;
        _current++;
        CurrentStart = _current > _last ? _end : _start + ((ulong)_current << _shift);
        Count -= bucket.Count;
        return bucket;
    }
}
