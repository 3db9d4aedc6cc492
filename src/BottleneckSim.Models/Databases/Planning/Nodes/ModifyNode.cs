using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Inserts, updates or deletes the rows of its input.</summary>
public sealed record ModifyNode : PlanNode
{
    /// <summary>The SQL verb: <c>INSERT</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>The indexes that get a new entry for each row, in order of their names.</summary>
    public required ImmutableArray<string> MaintainedIndexes { get; init; }
}

/// <summary>Rows that the statement itself lists.</summary>
public sealed record ValuesNode : PlanNode
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }
}
