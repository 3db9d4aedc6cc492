using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of sorting rows that already come in the order of the first keys, group by group (<c>cost_incremental_sort</c>).</summary>
internal static class IncrementalSortCost
{
    /// <summary>Groups are taken to be larger by half than they are on average, since they differ.</summary>
    private const double Pessimism = 1.5;

    public static SortNode Plan(
        PlanNode input, ImmutableArray<OrderedColumn> keys, int presorted, double groups, long? bound, PlannerCosts costs, long memoryBytes)
    {
        var rows = Math.Max(2, input.Rows);
        var inputRunOfAGroup = input.Cost.Run / groups;
        var work = SortCost.Of(Pessimism * rows / groups, input.WidthBytes, bound, costs, memoryBytes);
        var startup = work.Startup + input.Cost.Startup + inputRunOfAGroup;
        var run = work.Run + ((work.Run + work.Startup + inputRunOfAGroup) * (groups - 1))
            + (costs.Tuple * rows) + (2 * costs.Tuple * groups);
        return new SortNode
        {
            Keys = keys,
            Presorted = presorted,
            ComparisonsPerRow = work.ComparisonsPerRow,
            SpilledBytes = 0,
            Cost = new PlanCost(startup, startup + run),
            Rows = input.Rows,
            WidthBytes = input.WidthBytes,
            Input = input,
        };
    }
}
