namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>How many page reads it takes to fetch rows scattered over a table, given a cache.</summary>
/// <remarks>
/// Source: Mackert &amp; Lohman, "Index Scans Using a Finite LRU Buffer: A Validated I/O Model", ACM TODS 14(3), 1989, as PostgreSQL
/// applies it (<c>costsize.c</c>, <c>index_pages_fetched</c>).
/// </remarks>
public static class CachedPages
{
    /// <summary>Pages read for so many rows if the cache holds all: 2 T N ÷ (2 T + N), which is above T for more than 2 T rows.</summary>
    /// <param name="rows">Rows fetched, N: at least 0.</param>
    /// <param name="pages">Pages that they lie on, T: above 0.</param>
    public static double Distinct(double rows, double pages) => 2 * pages * rows / ((2 * pages) + rows);

    /// <summary>Pages read for so many rows.</summary>
    /// <param name="rows">Rows fetched, N.</param>
    /// <param name="pages">Pages of the table, T.</param>
    /// <param name="cachePages">Pages that the whole cache holds (<c>effective_cache_size</c>).</param>
    /// <param name="competingPages">Pages of all tables of the statement and of the index, among which the cache is shared.</param>
    public static double Fetched(double rows, double pages, double cachePages, double competingPages)
    {
        var tablePages = Math.Max(1, pages);
        var share = cachePages * tablePages / Math.Max(1, competingPages);
        var cached = share <= 1 ? 1 : Math.Ceiling(share);
        var ifCached = Distinct(rows, tablePages);
        if (tablePages <= cached)
        {
            return ifCached >= tablePages ? tablePages : Math.Ceiling(ifCached);
        }

        var limit = 2 * tablePages * cached / ((2 * tablePages) - cached);
        return Math.Ceiling(rows <= limit ? ifCached : cached + ((rows - limit) * (tablePages - cached) / tablePages));
    }
}
