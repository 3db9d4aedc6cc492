namespace BottleneckSim.Models.Databases.Planning.Nodes;

/// <summary>Joins the rows of its input, the outer side, to those of the inner side.</summary>
public abstract record JoinNode : PlanNode
{
    /// <summary>The inner side.</summary>
    public required PlanNode Inner { get; init; }

    /// <summary>The columns that have to be equal, the outer one first: <c>orders.id = items.order_id</c>; null where every pair qualifies.</summary>
    public required string? Condition { get; init; }

    /// <summary>The outer side.</summary>
    public PlanNode Outer => Input!;

    /// <inheritdoc />
    public override IEnumerable<PlanNode> Inputs => [Outer, Inner];
}

/// <summary>Runs through the inner side once for each outer row.</summary>
public sealed record NestedLoopNode : JoinNode
{
    /// <summary>Whether the inner side is searched for the outer row's value; otherwise every pair is compared.</summary>
    public required bool IsParameterised { get; init; }
}

/// <summary>Builds a hash table of the inner side (a <see cref="HashNode"/>) and looks each outer row up in it.</summary>
public sealed record HashJoinNode : JoinNode
{
    /// <summary>Pages of the inner side written and read back because the table exceeds the memory.</summary>
    public required double InnerSpilledPages { get; init; }

    /// <summary>Pages of the outer side written and read back.</summary>
    public required double OuterSpilledPages { get; init; }
}

/// <summary>Walks through both sides in the order of the columns that have to be equal.</summary>
public sealed record MergeJoinNode : JoinNode;

/// <summary>A hash table of its input.</summary>
public sealed record HashNode : PlanNode;

/// <summary>Keeps the rows of its input so that they can be run through again.</summary>
public sealed record MaterializeNode : PlanNode;

/// <summary>Keeps the rows found for the latest values of the outer side, so that equal values need not be searched again (PostgreSQL 14).</summary>
public sealed record MemoizeNode : PlanNode
{
    /// <summary>The outer side's column.</summary>
    public required string Key { get; init; }

    /// <summary>Share of the searches that are answered from what is kept.</summary>
    public required double HitRatio { get; init; }

    /// <summary>What a search costs from the second on, on average.</summary>
    public required PlanCost RescanCost { get; init; }
}
