using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Explaining;

/// <summary>Writes a plan as PostgreSQL's <c>EXPLAIN</c> does.</summary>
/// <remarks>
/// <code>
/// Limit  (cost=0.43..23.66 rows=20 width=180)
///   -&gt;  Index Scan Backward using orders_customer_id_created_at_idx on orders  (cost=0.43..29.47 rows=25 width=180)
///         Index Cond: (customer_id = $1)
/// </code>
/// With <c>showsRemovedRows</c> also the rows that a filter is expected to remove, which PostgreSQL only shows for
/// <c>EXPLAIN ANALYZE</c>: rows examined that nobody asked for.
/// </remarks>
public static class PlanText
{
    private const int ArrowColumns = 6;

    /// <summary>The plan as lines, separated and ended by line feeds.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="showsRemovedRows">Whether the expected number of removed rows follows each filter.</param>
    public static string Of(PlanNode plan, bool showsRemovedRows = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        Append(text, plan, indent: 0, readFraction: 1, showsRemovedRows);
        return text.ToString();
    }

    private static void Append(StringBuilder text, PlanNode node, int indent, double readFraction, bool showsRemovedRows)
    {
        if (indent > 0)
        {
            text.Append(' ', indent - 4).Append("->  ");
        }

        text.Append(PlanTitles.Of(node)).Append("  ").Append(Figures(node)).Append('\n');
        AppendDetails(text, node, indent + 2, readFraction, showsRemovedRows);
        foreach (var input in node.Inputs)
        {
            Append(text, input, indent + ArrowColumns, FractionRead(node, input, readFraction), showsRemovedRows);
        }
    }

    /// <summary>The part of its input that a node reads: a limit stops early, a sort or a bitmap needs everything.</summary>
    private static double FractionRead(PlanNode node, PlanNode input, double readFraction) => node switch
    {
        LimitNode when node.Rows < input.Rows => readFraction * node.Rows / input.Rows,
        SortNode or BitmapHeapScanNode or HashNode or AggregateNode => 1,
        _ => readFraction,
    };

    private static string Figures(PlanNode node) => string.Create(
        CultureInfo.InvariantCulture, $"(cost={node.Cost.Startup:F2}..{node.Cost.Total:F2} rows={node.Rows:F0} width={node.WidthBytes})");

    private static void AppendDetails(StringBuilder text, PlanNode node, int indent, double readFraction, bool showsRemovedRows)
    {
        switch (node)
        {
            case SortNode sort:
                Line(text, indent, "Sort Key", string.Join(", ", sort.Keys));
                if (sort.Presorted > 0)
                {
                    Line(text, indent, "Presorted Key", string.Join(", ", sort.Keys.Take(sort.Presorted).Select(key => key.Column)));
                }

                break;
            case AggregateNode { GroupBy.Length: > 0 } aggregate:
                Line(text, indent, "Group Key", string.Join(", ", aggregate.GroupBy));
                break;
            case JoinNode { Condition: { } condition } join:
                Line(text, indent, PlanTitles.OfCondition(join), $"({condition})");
                break;
            case MemoizeNode memoize:
                Line(text, indent, "Cache Key", memoize.Key);
                Line(text, indent, "Cache Mode", "logical");
                break;
            case IndexScanNode scan:
                Conditions(text, indent, "Index Cond", scan.Access.Conditions);
                break;
            case BitmapIndexScanNode bits:
                Conditions(text, indent, "Index Cond", bits.Access.Conditions);
                break;
            case BitmapHeapScanNode heap:
                Conditions(text, indent, "Recheck Cond", heap.Access.Conditions);
                break;
            case ModifyNode { MaintainedIndexes.Length: > 0 } modify when showsRemovedRows:
                Line(text, indent, "Maintained Indexes", string.Join(", ", modify.MaintainedIndexes));
                break;
        }

        if (node is ScanNode { Filter.Length: > 0 } filtered)
        {
            Conditions(text, indent, "Filter", filtered.Filter);
            if (showsRemovedRows)
            {
                var removed = Math.Round(Math.Max(0, filtered.RowsFetched - filtered.Rows) * readFraction);
                Line(text, indent, "Rows Removed by Filter", removed.ToString("F0", CultureInfo.InvariantCulture));
            }
        }
    }

    private static void Conditions(StringBuilder text, int indent, string label, ImmutableArray<Condition> conditions)
    {
        if (conditions.IsEmpty)
        {
            return;
        }

        var clauses = string.Join(" AND ", conditions.Select(condition => $"({condition})"));
        Line(text, indent, label, conditions.Sum(condition => condition.Clauses) > 1 ? $"({clauses})" : clauses);
    }

    private static void Line(StringBuilder text, int indent, string label, string content) =>
        text.Append(' ', indent).Append(label).Append(": ").Append(content).Append('\n');
}
