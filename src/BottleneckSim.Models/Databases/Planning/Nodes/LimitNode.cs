namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Stops after a number of rows.</summary>
public sealed record LimitNode : PlanNode
{
    /// <summary>The number.</summary>
    public required long Count { get; init; }
}
