using System.Text.Json;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>What is compared of a plan.</summary>
/// <param name="Kinds">The kinds of its nodes and the tables they read, from the top: <c>Limit(Sort(Seq Scan orders))</c>.</param>
/// <param name="Indexes">The indexes that it uses, in the order of the plan.</param>
/// <param name="Total">Its cost.</param>
/// <param name="Rows">The rows that are expected.</param>
public sealed record PlanShape(string Kinds, string Indexes, double Total, double Rows)
{
    /// <summary>The shape of a plan of ours.</summary>
    /// <param name="plan">The plan.</param>
    public static PlanShape Of(PlanNode plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var indexes = new List<string>();
        return new PlanShape(KindsOf(plan, indexes), string.Join(" ", indexes), plan.Cost.Total, plan.Rows);
    }

    /// <summary>The shape of a plan as <c>EXPLAIN (FORMAT JSON)</c> tells it.</summary>
    /// <param name="json">The text.</param>
    public static PlanShape Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var plan = document.RootElement[0].GetProperty("Plan");
        var indexes = new List<string>();
        return new PlanShape(
            KindsOf(plan, indexes), string.Join(" ", indexes), plan.GetProperty("Total Cost").GetDouble(), plan.GetProperty("Plan Rows").GetDouble());
    }

    private static string KindsOf(PlanNode node, List<string> indexes)
    {
        switch (node)
        {
            case IndexScanNode scan:
                indexes.Add(scan.Index);
                break;
            case BitmapIndexScanNode bits:
                indexes.Add(bits.Index);
                break;
        }

        var inputs = node.Inputs.Select(input => KindsOf(input, indexes)).ToList();
        var table = node is ScanNode read ? $" {read.Table}" : "";
        return Written(KindOf(node) + table, inputs);
    }

    private static string KindOf(PlanNode node) => node switch
    {
        SequentialScanNode => "Seq Scan",
        IndexScanNode scan => (scan.IsIndexOnly ? "Index Only Scan" : "Index Scan") + (scan.IsBackward ? " Backward" : ""),
        BitmapHeapScanNode => "Bitmap Heap Scan",
        BitmapIndexScanNode => "Bitmap Index Scan",
        BitmapAndNode => "BitmapAnd",
        SortNode { Presorted: > 0 } => "Incremental Sort",
        SortNode => "Sort",
        LimitNode => "Limit",
        AggregateNode aggregate => $"Aggregate {aggregate.Strategy}",
        NestedLoopNode => "Nested Loop",
        HashJoinNode => "Hash Join",
        MergeJoinNode => "Merge Join",
        HashNode => "Hash",
        MaterializeNode => "Materialize",
        MemoizeNode => "Memoize",
        _ => node.GetType().Name,
    };

    private static string KindsOf(JsonElement node, List<string> indexes)
    {
        var kind = node.GetProperty("Node Type").GetString()!;
        if (node.TryGetProperty("Index Name", out var index))
            indexes.Add(index.GetString()!);
        if (node.TryGetProperty("Scan Direction", out var direction) && direction.GetString() == "Backward")
            kind += " Backward";
        if (kind == "Aggregate")
            kind += $" {node.GetProperty("Strategy").GetString()}";
        if (node.TryGetProperty("Relation Name", out var table))
            kind += $" {table.GetString()}";
        var inputs = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Select(input => KindsOf(input, indexes)).ToList() : [];
        return Written(kind, inputs);
    }

    private static string Written(string kind, List<string> inputs) => inputs.Count == 0 ? kind : $"{kind}({string.Join(", ", inputs)})";
}
