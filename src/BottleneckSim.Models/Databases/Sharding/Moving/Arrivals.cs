using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>Pieces of rows that a shard has been given, until they are on its disk.</summary>
internal sealed class Arrivals
{
    private readonly List<Message> _pieces = [];
    private readonly Stack<int> _free = new();

    /// <summary>A piece by its slot.</summary>
    public Message this[int slot] => _pieces[slot];

    /// <summary>A piece has come.</summary>
    /// <returns>Its slot.</returns>
    public int Add(in Message piece)
    {
        if (_free.TryPop(out var slot))
        {
            _pieces[slot] = piece;
            return slot;
        }

        _pieces.Add(piece);
        return _pieces.Count - 1;
    }

    /// <summary>A piece is on the disk.</summary>
    public Message Remove(int slot)
    {
        _free.Push(slot);
        return _pieces[slot];
    }
}
