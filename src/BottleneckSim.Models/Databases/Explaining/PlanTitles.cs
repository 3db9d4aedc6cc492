using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Explaining;

/// <summary>The first words of a node's line.</summary>
internal static class PlanTitles
{
    public static string Of(PlanNode node) => node switch
    {
        SequentialScanNode scan => $"Seq Scan on {scan.Table}",
        IndexScanNode scan => $"Index {(scan.IsIndexOnly ? "Only " : string.Empty)}Scan {(scan.IsBackward ? "Backward " : string.Empty)}using {scan.Index} on {scan.Table}",
        BitmapHeapScanNode scan => $"Bitmap Heap Scan on {scan.Table}",
        BitmapIndexScanNode scan => $"Bitmap Index Scan on {scan.Index}",
        BitmapAndNode => "BitmapAnd",
        NestedLoopNode => "Nested Loop",
        HashJoinNode => "Hash Join",
        MergeJoinNode => "Merge Join",
        HashNode => "Hash",
        MaterializeNode => "Materialize",
        MemoizeNode => "Memoize",
        AggregateNode { Strategy: AggregateStrategy.Hashed } => "HashAggregate",
        AggregateNode { Strategy: AggregateStrategy.Sorted } => "GroupAggregate",
        AggregateNode => "Aggregate",
        SortNode { Presorted: > 0 } => "Incremental Sort",
        SortNode => "Sort",
        LimitNode => "Limit",
        ValuesNode { Count: 1 } => "Result",
        ValuesNode => "Values Scan on \"*VALUES*\"",
        ModifyNode modify => $"{modify.Verb[0]}{modify.Verb[1..].ToLowerInvariant()} on {modify.Table}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "There is no title for such a node."),
    };

    /// <summary>What stands before the condition of a join.</summary>
    public static string OfCondition(JoinNode join) => join switch
    {
        HashJoinNode => "Hash Cond",
        MergeJoinNode => "Merge Cond",
        _ => "Join Filter",
    };
}
