using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Placement;

/// <summary>Which pages of a band a walk along an index visits, and how often.</summary>
/// <remarks>
/// <code>
/// pages of the table  ├────┌───────── range ─────────┐────┤
///                          [window]───►                     the rows of one value lie in the window, which moves along as values go up
/// </code>
/// Rows of equal keys come in the order of their places, so that a page that has several of them is visited once for them: distinct pages by Mackert and Lohman's formula. Rows of different
/// keys lie independently of each other in the window.
/// </remarks>
/// <param name="First">The first page.</param>
/// <param name="Range">Pages from there on: at least 1.</param>
/// <param name="Window">Pages of the window: at least 1.</param>
/// <param name="Expected">Visits: at least 0.</param>
internal readonly record struct BandVisits(long First, long Range, long Window, double Expected)
{
    /// <summary>The visits for some rows of a part of an index.</summary>
    /// <param name="band">Where the rows lie.</param>
    /// <param name="table">The table.</param>
    /// <param name="from">Where the part begins: 0 to 1.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="rows">Rows that are visited: at least 1.</param>
    /// <param name="keys">Different keys that they have, rows of one of which come in the order of their places.</param>
    public static BandVisits Of(in RowBand band, StoredTable table, double from, double to, long rows, double keys)
    {
        var pages = table.Pages;
        var (first, last) = band.PlacesOf(from, to);
        var firstPage = Math.Min(pages - 1, (long)(first * pages));
        var range = Math.Min(pages - 1, (long)(last * pages)) - firstPage + 1;
        keys = Math.Clamp(keys, 1, rows);
        var (middle, half) = ((from + to) / 2, (to - from) / (2 * keys));
        var (left, right) = band.PlacesOf(middle - half, middle + half);
        var window = Math.Max(1, (right - left) * pages);
        var ofKey = rows / keys;
        var visitsOfKey = ofKey > 1
            ? Math.Min(window, CachedPages.Distinct(ofKey, window))
            : PageCrossings.PerBoundary(PageCrossings.DisplacementOf((right - left) * table.Rows), table.RowsPerPage) / table.RowsPerPage;
        return new BandVisits(firstPage, range, Math.Min(range, (long)Math.Ceiling(window)), keys * visitsOfKey);
    }
}
