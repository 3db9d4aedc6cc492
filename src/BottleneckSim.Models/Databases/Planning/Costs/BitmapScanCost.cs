using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>An index that may contribute to a bitmap.</summary>
/// <param name="Index">Its name.</param>
/// <param name="Pages">Its pages.</param>
/// <param name="Access">What is read of it.</param>
public sealed record BitmapPart(string Index, long Pages, IndexAccess Access);

/// <summary>The cost of collecting pages from indexes and reading them in order (<c>cost_bitmap_heap_scan</c>).</summary>
public static class BitmapScanCost
{
    /// <summary>Setting a bit, in operators (<c>cost_bitmap_tree_node</c>).</summary>
    private const double OperatorsPerBit = 0.1;

    /// <summary>Intersecting with a further bitmap, in operators (<c>cost_bitmap_and_node</c>).</summary>
    private const double OperatorsPerIntersection = 100;

    /// <summary>Memory for the bits of one page (<c>tbm_calculate_entries</c>: an entry and two pointers).</summary>
    private const int BytesPerPage = 64;

    /// <summary>The plan.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="parts">The indexes whose bitmaps are intersected: at least one.</param>
    public static BitmapHeapScanNode Plan(PlanningProblem problem, ImmutableArray<BitmapPart> parts)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var costs = problem.Costs;
        var size = problem.Relation.Size;
        var access = Joined(parts);
        var (pages, rows) = Fetched(problem, access, parts.Sum(part => part.Pages));
        var bits = CostOf(problem, parts);
        var startup = bits + FilterCost.AtStart(problem.Conditions, costs);
        var fraction = size.Pages > 0 ? pages / size.Pages : 0;
        var perPage = pages >= 2
            ? costs.RandomPage - ((costs.RandomPage - costs.SequentialPage) * Math.Sqrt(fraction))
            : costs.RandomPage;
        var perRow = costs.Tuple + FilterCost.PerRow(problem.Conditions, costs);
        return new BitmapHeapScanNode
        {
            Table = problem.Relation.Table.Name,
            Access = access,
            Pages = pages,
            Filter = access.LeftOf(problem.Conditions),
            RowsFetched = rows,
            Cost = new PlanCost(startup, startup + (pages * perPage) + (perRow * rows)),
            Rows = problem.ResultRows,
            WidthBytes = problem.WidthBytes,
            Input = parts.Length == 1 ? Bits(problem, parts[0]) : Intersection(problem, parts, access, bits),
        };
    }

    /// <summary>The cost of the bitmap alone.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="parts">The indexes whose bitmaps are intersected.</param>
    internal static double CostOf(PlanningProblem problem, ImmutableArray<BitmapPart> parts) =>
        parts.Sum(part => part.Access.Cost.Total + (OperatorsPerBit * problem.Costs.Operator * problem.ResultRows))
            + ((parts.Length - 1) * OperatorsPerIntersection * problem.Costs.Operator);

    private static IndexAccess Joined(ImmutableArray<BitmapPart> parts) => parts.Length == 1 ? parts[0].Access : parts[0].Access with
    {
        Conditions = [.. parts.SelectMany(part => part.Access.Conditions)],
        Implied = [.. parts.SelectMany(part => part.Access.Implied)],
        Selectivity = parts.Aggregate(1.0, (product, part) => product * part.Access.Selectivity),
    };

    private static BitmapAndNode Intersection(PlanningProblem problem, ImmutableArray<BitmapPart> parts, IndexAccess access, double cost) => new()
    {
        Parts = [.. parts.Select(part => Bits(problem, part))],
        Cost = new PlanCost(cost, cost),
        Rows = Selectivity.Rows(access.Selectivity * problem.Relation.Size.Rows),
        WidthBytes = 0,
    };

    private static BitmapIndexScanNode Bits(PlanningProblem problem, BitmapPart part) => new()
    {
        Index = part.Index,
        Access = part.Access,
        Cost = part.Access.Cost with { Startup = 0 },
        Rows = Selectivity.Rows(part.Access.Selectivity * problem.Relation.Size.Rows),
        WidthBytes = 0,
    };

    /// <summary>Pages and rows looked at (<c>compute_bitmap_pages</c>); where the memory is too small, whole pages of rows are checked again.</summary>
    private static (double Pages, double Rows) Fetched(PlanningProblem problem, IndexAccess access, double indexPages)
    {
        var size = problem.Relation.Size;
        var rows = Selectivity.Rows(access.Selectivity * size.Rows);
        var tablePages = Math.Max(1, size.Pages);
        var pages = 2.0 * tablePages * rows / ((2.0 * tablePages) + rows);
        var heapPages = Math.Min(pages, size.Pages);
        if (problem.Loops > 1)
        {
            pages = CachedPages.Fetched(
                rows * problem.Loops, size.Pages, problem.Costs.EffectiveCacheBytes / PageLayout.PageBytes, problem.TotalTablePages + indexPages)
                / problem.Loops;
        }

        var exactlyKept = Math.Max(16, problem.WorkMemoryBytes / BytesPerPage);
        if (exactlyKept < heapPages)
        {
            var lossy = Math.Max(0, heapPages - (exactlyKept / 2));
            var exactShare = (heapPages - lossy) / heapPages;
            rows = Selectivity.Rows(((access.Selectivity * exactShare) + (lossy / heapPages)) * size.Rows);
        }

        return (pages >= tablePages ? tablePages : Math.Ceiling(pages), rows);
    }
}
