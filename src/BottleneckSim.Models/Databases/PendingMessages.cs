using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases;

/// <summary>Messages that wait at a database until disk or processor has done what they ask: connections being opened, pieces of rows that a shard is given.</summary>
internal sealed class PendingMessages
{
    private readonly List<Message> _messages = [];
    private readonly Stack<int> _free = new();

    /// <summary>Those that are held.</summary>
    public int Count => _messages.Count - _free.Count;

    /// <summary>A message by its slot.</summary>
    public Message this[int slot] => _messages[slot];

    /// <summary>Holds a message.</summary>
    /// <returns>Its slot.</returns>
    public int Add(in Message message)
    {
        if (_free.TryPop(out var slot))
        {
            _messages[slot] = message;
            return slot;
        }

        _messages.Add(message);
        return _messages.Count - 1;
    }

    /// <summary>Holds a message no longer.</summary>
    public Message Remove(int slot)
    {
        _free.Push(slot);
        return _messages[slot];
    }
}
