using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The cost of a merge join (<c>initial_cost_mergejoin</c>, <c>final_cost_mergejoin</c>).</summary>
/// <remarks>Both columns are taken to span the same range of values, so that both sides are read to their ends.</remarks>
internal static class MergeJoinCost
{
    /// <summary>The plan.</summary>
    /// <param name="pair">The tables.</param>
    /// <param name="outer">The outer side; sorted first where it does not come in order.</param>
    /// <param name="inner">The inner side, likewise.</param>
    public static MergeJoinNode Plan(JoinPair pair, AccessPath outer, AccessPath inner)
    {
        var costs = pair.Costs;
        var outerNode = Sorted(pair, outer);
        var innerNode = Sorted(pair, inner);
        var innerRows = Math.Max(1, innerNode.Rows);
        var pairs = pair.Rows;
        var repeated = pair.StopsAtFirst ? 0 : Math.Max(0, pairs - innerRows);
        var repetition = 1 + (repeated / innerRows);
        var bare = innerNode.Cost.Run * repetition;
        var kept = innerNode.Cost.Run + (costs.Operator * innerRows * repetition);
        var isKept = !pair.StopsAtFirst
            && (kept < bare || (innerNode is SortNode && RowMemory.Bytes(innerRows, innerNode.WidthBytes) > pair.WorkMemoryBytes));
        var startup = outerNode.Cost.Startup + innerNode.Cost.Startup;
        var run = outerNode.Cost.Run + (isKept ? kept : bare)
            + (costs.Operator * (outerNode.Rows + (innerRows * repetition))) + (costs.Tuple * pairs);
        return new MergeJoinNode
        {
            Inner = isKept ? Kept(innerNode, costs) : innerNode,
            Condition = pair.Condition,
            Cost = new PlanCost(startup, startup + run),
            Rows = pair.Rows,
            WidthBytes = pair.WidthBytes,
            Input = outerNode,
        };
    }

    private static PlanNode Sorted(JoinPair pair, AccessPath path) => path.Order.Length > 0 && path.Order[0] == pair.Order
        ? path.Node
        : SortCost.Plan(path.Node, [pair.Order], null, pair.Costs, pair.WorkMemoryBytes);

    private static MaterializeNode Kept(PlanNode input, PlannerCosts costs) => new()
    {
        Cost = input.Cost with { Total = input.Cost.Total + (costs.Operator * input.Rows) },
        Rows = input.Rows,
        WidthBytes = input.WidthBytes,
        Input = input,
    };
}
