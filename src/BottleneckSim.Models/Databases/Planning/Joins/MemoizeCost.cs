using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The cost of keeping the rows of the latest values of a nested loop (<c>cost_memoize_rescan</c>, PostgreSQL 14).</summary>
internal static class MemoizeCost
{
    private const int EntryBytes = 24;
    private const int KeyBytes = 24;
    private const int BytesPerKeptRow = 16;
    private const int FewestCalls = 2;
    private const double OperatorsPerEvictedRow = 0.1;

    /// <summary>The inner side with its rows kept; null where that cannot help.</summary>
    public static MemoizeNode? Plan(JoinPair pair, PlanNode inner)
    {
        var calls = pair.Outer.Rows;
        if (calls < FewestCalls)
        {
            return null;
        }

        var costs = pair.Costs;
        var outer = pair.Outer.Problem;
        var distinct = Selectivity.Groups(
            [outer.Relation.Table.Columns[pair.Outer.Column]], outer.Relation.Size.Rows, calls, calls);
        var entryBytes = RowMemory.Bytes(inner.Rows, inner.WidthBytes) + EntryBytes + KeyBytes + (BytesPerKeptRow * inner.Rows);
        var kept = Math.Floor(pair.WorkMemoryBytes * RowMemory.HashMultiplier / entryBytes);
        var evicted = 1 - (Math.Min(kept, distinct) / distinct);
        var hitRatio = (calls - distinct) / calls * (kept / Math.Max(distinct, kept));
        var total = (inner.Cost.Total * (1 - hitRatio)) + costs.Operator
            + (costs.Tuple * evicted) + (costs.Operator * OperatorsPerEvictedRow * evicted * inner.Rows)
            + costs.Tuple + (costs.Operator * inner.Rows);
        var startup = (inner.Cost.Startup * (1 - hitRatio)) + costs.Tuple;
        return new MemoizeNode
        {
            Key = pair.Outer.QualifiedColumn,
            HitRatio = hitRatio,
            RescanCost = new PlanCost(startup, total),
            Cost = new PlanCost(inner.Cost.Startup + costs.Tuple, inner.Cost.Total + costs.Tuple),
            Rows = inner.Rows,
            WidthBytes = inner.WidthBytes,
            Input = inner,
        };
    }
}
