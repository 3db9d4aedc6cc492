using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What a measurement keeps of a node: its names, its life, and where its facts are counted.</summary>
internal sealed class MeasuredNode(NodeDescribed description)
{
    public NodeDescribed Description { get; set; } = description;

    public Instant Since { get; } = description.Time;

    public Instant GoneAt { get; set; } = description.IsGone ? description.Time : Instant.MaxValue;

    /// <summary>By the position of the operation: what is counted of users' requests; empty unless the node is a load.</summary>
    public List<OperationCounters> Operations { get; } = [];

    /// <summary>By the position of the resource: the samples kept.</summary>
    public List<ResourceSamples> Resources { get; } = [];

    /// <summary>Whether the node is an instance that is paid for: users and balancers are not.</summary>
    public bool IsPaid => Description.Kind is not (NodeKind.Load or NodeKind.Balancer);

    /// <summary>The part of a window in which the node existed.</summary>
    public Duration LifeIn(MeasurementWindow window)
    {
        var life = Instant.Min(GoneAt, window.To) - Instant.Max(Since, window.From);
        return Duration.Max(life, Duration.Zero);
    }
}
