using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Calls.Cancellation;

/// <summary>Finds the requests at a server that their callers may cancel.</summary>
internal sealed class RequestDirectory
{
    private readonly Dictionary<CallIdentity, int> _slots = [];

    /// <summary>A request has come.</summary>
    public void Add(in Message call, int slot)
    {
        if (call.Kind == MessageKind.Call && new CallTerms(call.Value).IsTracked)
        {
            _slots[CallIdentity.Of(call)] = slot;
        }
    }

    /// <summary>A request has been answered.</summary>
    public void Remove(in Message call, int slot)
    {
        if (call.Kind == MessageKind.Call && new CallTerms(call.Value).IsTracked
            && _slots.TryGetValue(CallIdentity.Of(call), out var known) && known == slot)
        {
            _slots.Remove(CallIdentity.Of(call));
        }
    }

    /// <summary>The request that a cancellation is about; −1 if it has been answered.</summary>
    public int Find(in Message cancellation) => _slots.TryGetValue(CallIdentity.Of(cancellation), out var slot) ? slot : -1;
}
