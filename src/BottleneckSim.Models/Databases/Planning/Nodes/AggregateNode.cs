using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>How groups are told apart.</summary>
public enum AggregateStrategy
{
    /// <summary>All rows are one group.</summary>
    Plain,

    /// <summary>Rows come in the order of the groups.</summary>
    Sorted,

    /// <summary>A hash table holds a state for each group.</summary>
    Hashed,
}

/// <summary>Counts and sums the rows of its input, group by group.</summary>
public sealed record AggregateNode : PlanNode
{
    /// <summary>How groups are told apart.</summary>
    public required AggregateStrategy Strategy { get; init; }

    /// <summary>The columns that groups are made by.</summary>
    public required ImmutableArray<string> GroupBy { get; init; }

    /// <summary>Operators for each row: the functions, and finding the group.</summary>
    public required double OperatorsPerRow { get; init; }
}
