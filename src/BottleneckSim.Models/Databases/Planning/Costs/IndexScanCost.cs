using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of walking an index and fetching the rows (<c>cost_index</c>).</summary>
public static class IndexScanCost
{
    /// <summary>The plan.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="index">The index.</param>
    /// <param name="size">The index's size.</param>
    /// <param name="access">What is read of the index.</param>
    /// <param name="isBackward">Whether it is walked from its end, to give the opposite order.</param>
    public static IndexScanNode Plan(PlanningProblem problem, IndexOptions index, IndexSize size, IndexAccess access, bool isBackward)
    {
        var costs = problem.Costs;
        var isIndexOnly = problem.IsCoveredBy(index);
        var filter = access.LeftOf(problem.Conditions);
        var fetched = Selectivity.Rows(access.Selectivity * problem.Relation.Size.Rows);
        var pageCost = PageCost(problem, size, access, fetched, isIndexOnly ? 1 - problem.Relation.Table.AllVisibleFraction : 1);
        var perRow = costs.Tuple + FilterCost.PerRow(filter, costs);
        var startup = access.Cost.Startup + FilterCost.AtStart(filter, costs);
        var total = startup + access.Cost.Run + pageCost + (perRow * fetched);
        return new IndexScanNode
        {
            Table = problem.Relation.Table.Name,
            Index = index.Name,
            IsIndexOnly = isIndexOnly,
            IsBackward = isBackward,
            Access = access,
            Filter = filter,
            RowsFetched = fetched,
            Cost = new PlanCost(startup, total),
            Rows = problem.ResultRows,
            WidthBytes = problem.WidthBytes,
        };
    }

    /// <summary>
    /// Between each row on a page of its own (no correlation) and rows side by side (full correlation), by correlation squared. A scan that
    /// is repeated finds pages in the cache that earlier rounds have read.
    /// </summary>
    private static double PageCost(PlanningProblem problem, IndexSize size, IndexAccess access, double fetched, double visitedShare)
    {
        var costs = problem.Costs;
        var tablePages = problem.Relation.Size.Pages;
        var adjacentPages = Math.Ceiling(access.Selectivity * tablePages);
        var scattered = costs.RandomPage * Math.Ceiling(visitedShare * Cached(fetched * problem.Loops)) / problem.Loops;
        double adjacent;
        if (problem.Loops > 1)
        {
            adjacent = costs.RandomPage * Math.Ceiling(visitedShare * Cached(adjacentPages * problem.Loops)) / problem.Loops;
        }
        else
        {
            adjacentPages = Math.Ceiling(visitedShare * adjacentPages);
            adjacent = adjacentPages > 0 ? costs.RandomPage + ((adjacentPages - 1) * costs.SequentialPage) : 0;
        }

        return scattered + (access.Correlation * access.Correlation * (adjacent - scattered));

        double Cached(double rows) => CachedPages.Fetched(
            rows, tablePages, costs.EffectiveCacheBytes / PageLayout.PageBytes, problem.TotalTablePages + size.Pages);
    }
}
