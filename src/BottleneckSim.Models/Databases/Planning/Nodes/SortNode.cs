using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Sorts its input.</summary>
public sealed record SortNode : PlanNode
{
    /// <summary>The order.</summary>
    public required ImmutableArray<OrderedColumn> Keys { get; init; }

    /// <summary>By how many of the first keys the input is sorted already; above 0, each group of equal ones is sorted by itself.</summary>
    public int Presorted { get; init; }

    /// <summary>Comparisons for each row.</summary>
    public required double ComparisonsPerRow { get; init; }

    /// <summary>Bytes written to the disk, and read back, because the memory does not suffice.</summary>
    public required double SpilledBytes { get; init; }
}
