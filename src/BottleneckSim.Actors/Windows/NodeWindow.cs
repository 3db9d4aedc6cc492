using BottleneckSim.Actors.Facts;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Windows;

/// <summary>The sheet that a clock and one node's actor hand to and fro: the task one way, its results the other.</summary>
/// <remarks>
/// <code>
/// clock ── task, time, inbound ──► actor
///       ◄── outbound, facts, next timer, digest ──
/// </code>
/// Only the one who holds it touches it, so a window costs two messages a woken node and no allocation. If the actor dies with it, whatever it had
/// written is thrown away: a node has done a whole window or nothing of it.
/// </remarks>
internal sealed class NodeWindow(ObservationInterests interests)
{
    /// <summary>The node's number.</summary>
    public required int Node { get; init; }

    /// <summary>What to do.</summary>
    public NodeTask Task { get; set; }

    /// <summary>For <see cref="NodeTask.Handle"/> the bound, otherwise the instant.</summary>
    public Instant Time { get; set; }

    /// <summary>The system, for tasks that need it.</summary>
    public required SystemBlueprint System { get; set; }

    /// <summary>Messages of other nodes that are due before the bound.</summary>
    public List<TimedMessage> Inbound { get; } = [];

    /// <summary>Messages to other nodes.</summary>
    public List<TimedMessage> Outbound { get; } = [];

    /// <summary>What the node told.</summary>
    public FactLog Facts { get; } = new(interests);

    /// <summary>When the node's earliest own timer is due.</summary>
    public Instant NextTimer { get; set; } = Instant.MaxValue;

    /// <summary>Events the node has handled in its life.</summary>
    public long HandledEvents { get; set; }

    /// <summary>The node's hash chain.</summary>
    public ulong Digest { get; set; }
}
