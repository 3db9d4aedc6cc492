using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Actors.Supervision;

/// <summary>An entry of the journal: a node's actor failed or was stopped, or its member was lost.</summary>
/// <param name="Time">From when on the node is gone: a window's beginning, so all its events before are done and none at or after it.</param>
/// <param name="Node">The node's number.</param>
/// <param name="Name">The node's name.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record NodeCrash(Instant Time, int Node, string Name, string Reason)
{
    /// <summary>The entry as an operator would note it.</summary>
    public string Describe() => $"crash of {Name}: {Reason}";
}
