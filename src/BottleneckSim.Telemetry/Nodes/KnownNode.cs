using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Telemetry.Nodes;

/// <summary>What a node last said of itself; kept after it has left, since callers may still name it.</summary>
internal sealed class KnownNode(NodeDescribed description)
{
    public NodeDescribed Description { get; set; } = description;

    public OperationDescription Operation(int operation) => operation >= 0 && operation < Description.Operations.Count
        ? Description.Operations[operation]
        : throw new InvalidOperationException(
            $"A fact names operation {operation} of node '{Description.Name}', which has described {Description.Operations.Count}.");
}
