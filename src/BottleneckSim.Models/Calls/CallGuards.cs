using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Calls;

/// <summary>A node's guards. Calls to one tier with equal breaker and budget share one; options that a change brings begin afresh.</summary>
internal sealed class CallGuards(Node node)
{
    private readonly List<CallGuard> _guards = [];

    /// <summary>The guard of calls to a tier.</summary>
    public CallGuard For(int tier, CallPolicy policy)
    {
        foreach (var guard in _guards)
        {
            if (guard.Serves(tier, policy))
            {
                return guard;
            }
        }

        var added = new CallGuard(tier, policy.Breaker, policy.Retry?.Budget);
        _guards.Add(added);
        return added;
    }

    /// <summary>Tells the sink the books.</summary>
    public void Sample(Instant now)
    {
        for (var index = 0; index < _guards.Count; index++)
        {
            node.Sink.Observe(_guards[index].SampleAt(now, node.Self.Index, index, node.System.Tiers[_guards[index].Tier].EntryNode));
        }
    }
}
