using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The cost of running through the inner side once for each outer row (<c>initial_cost_nestloop</c>, <c>final_cost_nestloop</c>).</summary>
internal static class NestedLoopCost
{
    /// <summary>The plan.</summary>
    /// <param name="pair">The tables.</param>
    /// <param name="outer">The outer side's plan.</param>
    /// <param name="inner">The inner side's plan.</param>
    /// <param name="isParameterised">Whether the inner plan looks the outer row's value up.</param>
    public static NestedLoopNode Plan(JoinPair pair, PlanNode outer, PlanNode inner, bool isParameterised)
    {
        var costs = pair.Costs;
        var rescan = RescanOf(inner, costs, pair.WorkMemoryBytes);
        var startup = outer.Cost.Startup + inner.Cost.Startup;
        var run = outer.Cost.Run + (Math.Max(0, outer.Rows - 1) * rescan.Startup);
        var (innerRun, pairs) = pair.StopsAtFirst
            ? StoppingAtFirst(pair, outer, inner, rescan, isParameterised)
            : (inner.Cost.Run + (Math.Max(0, outer.Rows - 1) * rescan.Run), outer.Rows * inner.Rows);
        var comparison = isParameterised || !pair.HasCondition ? 0 : costs.Operator;
        run += innerRun + ((costs.Tuple + comparison) * pairs);
        return new NestedLoopNode
        {
            Inner = inner,
            Condition = isParameterised ? null : pair.Condition,
            IsParameterised = isParameterised,
            Cost = new PlanCost(startup, startup + run),
            Rows = pair.Rows,
            WidthBytes = pair.WidthBytes,
            Input = outer,
        };
    }

    /// <summary>The cost of running through a plan once more (<c>cost_rescan</c>).</summary>
    private static PlanCost RescanOf(PlanNode node, PlannerCosts costs, long memoryBytes) => node switch
    {
        MemoizeNode memoize => memoize.RescanCost,
        MaterializeNode => new PlanCost(0, (costs.Operator * node.Rows) + Spilled(node, costs, memoryBytes)),
        _ => node.Cost,
    };

    /// <summary>An inner side that is kept (<c>cost_material</c>).</summary>
    public static MaterializeNode Kept(PlanNode input, PlannerCosts costs, long memoryBytes) => new()
    {
        Cost = input.Cost with { Total = input.Cost.Total + (2 * costs.Operator * input.Rows) + Spilled(input, costs, memoryBytes) },
        Rows = input.Rows,
        WidthBytes = input.WidthBytes,
        Input = input,
    };

    private static double Spilled(PlanNode node, PlannerCosts costs, long memoryBytes) =>
        RowMemory.Bytes(node.Rows, node.WidthBytes) > memoryBytes ? costs.SequentialPage * RowMemory.Pages(node.Rows, node.WidthBytes) : 0;

    private static (double Run, double Pairs) StoppingAtFirst(
        JoinPair pair, PlanNode outer, PlanNode inner, PlanCost rescan, bool isParameterised)
    {
        var matched = pair.MatchedOuterRows;
        var unmatched = outer.Rows - matched;
        var scanned = pair.ScannedFraction;
        var pairs = matched * inner.Rows * scanned;
        if (isParameterised && inner is ScanNode)
        {
            // An index finds at once that there is nothing.
            var found = inner.Cost.Run * scanned;
            return (found + (Math.Max(0, matched - 1) * rescan.Run * scanned) + (unmatched * rescan.Run / inner.Rows), pairs);
        }

        pairs += unmatched * inner.Rows;
        var further = unmatched >= 1 ? (Matched: matched, Unmatched: unmatched - 1) : (Matched: matched - 1, Unmatched: unmatched);
        var run = inner.Cost.Run + (Math.Max(0, further.Matched) * rescan.Run * scanned) + (Math.Max(0, further.Unmatched) * rescan.Run);
        return (run, pairs);
    }
}
