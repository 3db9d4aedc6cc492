using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of collecting pages from an index and reading them in order (<c>cost_bitmap_heap_scan</c>).</summary>
public static class BitmapScanCost
{
    /// <summary>Setting a bit, in operators (<c>cost_bitmap_tree_node</c>).</summary>
    private const double OperatorsPerBit = 0.1;

    /// <summary>Memory for the bits of one page (<c>tbm_calculate_entries</c>: an entry and two pointers).</summary>
    private const int BytesPerPage = 64;

    /// <summary>The plan.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="index">The index.</param>
    /// <param name="access">What is read of the index.</param>
    public static BitmapHeapScanNode Plan(PlanningProblem problem, IndexOptions index, IndexAccess access)
    {
        var costs = problem.Costs;
        var size = problem.Relation.Size;
        var (pages, rows) = Fetched(problem, access);
        var startup = access.Cost.Total + (OperatorsPerBit * costs.Operator * problem.ResultRows) + FilterCost.AtStart(problem.Conditions, costs);
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
            Filter = problem.Conditions.RemoveAll(access.Conditions.Contains),
            RowsFetched = rows,
            Cost = new PlanCost(startup, startup + (pages * perPage) + (perRow * rows)),
            Rows = problem.ResultRows,
            WidthBytes = problem.WidthBytes,
            Input = Bits(problem, index, access),
        };
    }

    private static BitmapIndexScanNode Bits(PlanningProblem problem, IndexOptions index, IndexAccess access) => new()
    {
        Index = index.Name,
        Access = access,
        Cost = access.Cost with { Startup = 0 },
        Rows = Selectivity.Rows(access.Selectivity * problem.Relation.Size.Rows),
        WidthBytes = 0,
    };

    /// <summary>Pages and rows looked at (<c>compute_bitmap_pages</c>); where the memory is too small, whole pages of rows are checked again.</summary>
    private static (double Pages, double Rows) Fetched(PlanningProblem problem, IndexAccess access)
    {
        var size = problem.Relation.Size;
        var rows = Selectivity.Rows(access.Selectivity * size.Rows);
        var tablePages = Math.Max(1, size.Pages);
        var pages = 2.0 * tablePages * rows / ((2.0 * tablePages) + rows);
        var heapPages = Math.Min(pages, size.Pages);
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
