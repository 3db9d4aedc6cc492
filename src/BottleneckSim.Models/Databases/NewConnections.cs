using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases;

/// <summary>Connections that a database is opening, until the processor has made their sessions.</summary>
internal sealed class NewConnections
{
    private readonly List<Message> _calls = [];
    private readonly Stack<int> _free = new();

    /// <summary>Those that are not answered yet.</summary>
    public int Count => _calls.Count - _free.Count;

    public int Add(in Message call)
    {
        if (_free.TryPop(out var slot))
        {
            _calls[slot] = call;
            return slot;
        }

        _calls.Add(call);
        return _calls.Count - 1;
    }

    public Message Remove(int slot)
    {
        _free.Push(slot);
        return _calls[slot];
    }
}
