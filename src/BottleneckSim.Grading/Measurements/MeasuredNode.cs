using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What a measurement keeps of a node: its names, and where its facts are counted.</summary>
internal sealed class MeasuredNode(NodeDescribed description)
{
    public NodeDescribed Description { get; set; } = description;

    /// <summary>By the position of the operation: what is counted of users' requests; empty unless the node is a load.</summary>
    public List<OperationCounters> Operations { get; } = [];

    /// <summary>By the position of the resource: the samples kept.</summary>
    public List<ResourceSamples> Resources { get; } = [];
}
