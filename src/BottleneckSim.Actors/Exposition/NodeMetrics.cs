using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Actors.Exposition;

/// <summary>What all metrics of a node need.</summary>
internal sealed class NodeMetrics(string job, string instance)
{
    public string Job { get; } = job;

    public string Instance { get; } = instance;

    public NodeDescribed Description { get; set; } = null!;

    /// <summary>The sample before, by resource; utilisation is a difference.</summary>
    public Dictionary<int, ResourceSampled> Before { get; } = [];
}
