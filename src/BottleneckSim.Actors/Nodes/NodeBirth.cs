using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;

namespace BottleneckSim.Actors.Nodes;

/// <summary>What a node's actor is made from.</summary>
/// <param name="Self">Who the node is.</param>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Window">The sheet it shares with its clock.</param>
/// <param name="Time">When it is made.</param>
/// <param name="Life">0 for the node itself; from 1 on for what stands in for it after a crash: it refuses every call and does nothing else.</param>
internal sealed record NodeBirth(NodeBlueprint Self, ulong Seed, NodeWindow Window, Instant Time, int Life)
{
    /// <summary>The most lives that one node may have.</summary>
    public const int MaximumLives = 128;

    /// <summary>Whether it stands in for a node that has crashed.</summary>
    public bool IsStandIn => Life > 0;

    /// <summary>Where its numbering of messages begins. No life sends as many as 2⁴⁰, so no number is given twice.</summary>
    public long FirstSequence => (long)Life << 40;
}
