using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Sorts its input.</summary>
public sealed record SortNode : PlanNode
{
    /// <summary>The order.</summary>
    public required ImmutableArray<OrderedColumn> Keys { get; init; }

    /// <summary>Comparisons for each row.</summary>
    public required double ComparisonsPerRow { get; init; }

    /// <summary>Bytes written to the disk, and read back, because the memory does not suffice.</summary>
    public required double SpilledBytes { get; init; }
}

/// <summary>Stops after a number of rows.</summary>
public sealed record LimitNode : PlanNode
{
    /// <summary>The number.</summary>
    public required long Count { get; init; }
}
