using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of reading a whole table (<c>cost_seqscan</c>).</summary>
public static class SequentialScanCost
{
    /// <summary>The plan.</summary>
    /// <param name="problem">What is searched.</param>
    public static SequentialScanNode Plan(PlanningProblem problem)
    {
        var costs = problem.Costs;
        var size = problem.Relation.Size;
        var startup = FilterCost.AtStart(problem.Conditions, costs);
        var perRow = costs.Tuple + FilterCost.PerRow(problem.Conditions, costs);
        var total = startup + (costs.SequentialPage * size.Pages) + (perRow * size.Rows);
        return new SequentialScanNode
        {
            Table = problem.Relation.Table.Name,
            Filter = problem.Conditions,
            RowsFetched = size.Rows,
            Cost = new PlanCost(startup, total),
            Rows = problem.ResultRows,
            WidthBytes = problem.WidthBytes,
        };
    }
}
