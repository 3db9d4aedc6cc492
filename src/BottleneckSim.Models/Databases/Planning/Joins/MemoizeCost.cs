using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The cost of keeping the rows of the latest values of a nested loop (<c>cost_memoize_rescan</c>).</summary>
/// <remarks>
/// <code>
/// of n calls with d values, m of which have room:   planned   min(m, d) ÷ d − d ÷ n, at least 0          PostgreSQL 14 and 15
///                                                   found     (n − d) ÷ n · m ÷ max(m, d)                PostgreSQL 16 on
/// </code>
/// Both are 1 − d ÷ n where all values have room. Where they have not, version 15 takes the first look at each value off twice; the plan is priced as it does, its execution finds what is there.
/// Checked against the costs of PostgreSQL 15.18 with 4 to 64 MB of <c>work_mem</c>.
/// </remarks>
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
        var planned = Math.Max(0, 1 - evicted - (distinct / calls));
        var total = (inner.Cost.Total * (1 - planned)) + costs.Operator
            + (costs.Tuple * evicted) + (costs.Operator * OperatorsPerEvictedRow * evicted * inner.Rows)
            + costs.Tuple + (costs.Operator * inner.Rows);
        var startup = (inner.Cost.Startup * (1 - planned)) + costs.Tuple;
        return new MemoizeNode
        {
            Key = pair.Outer.QualifiedColumn,
            HitRatio = (calls - distinct) / calls * (kept / Math.Max(distinct, kept)),
            RescanCost = new PlanCost(startup, total),
            Cost = new PlanCost(inner.Cost.Startup + costs.Tuple, inner.Cost.Total + costs.Tuple),
            Rows = inner.Rows,
            WidthBytes = inner.WidthBytes,
            Input = inner,
        };
    }
}
