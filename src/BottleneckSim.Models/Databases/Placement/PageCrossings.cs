namespace BottleneckSim.Models.Databases.Placement;

/// <summary>How often a walk along an index goes from one page of the table to another, where rows lie a few places out of the index's order.</summary>
/// <remarks>
/// <code>
/// in order of the index   … a a a b a b b b …      a: rows of one page, b: rows of the next
/// visits of pages         ───►a─►b►a►b────►        one crossing in order, two more for each row that lies on the wrong side
/// </code>
/// Rows d places away from their place in order, on the average, put d ÷ 2 rows on the wrong side of each boundary either way: the sum over all boundaries of the rows that
/// cross them is the sum of the rows' displacements. While they are few, each makes two crossings more: 1 + d. Where they are many, neighbours in order lie independently of
/// each other within a window, of 4 d rows where all places in it are equally likely, and cross a boundary with probability |J − J′| ÷ rows of a page: 4 d ÷ 3 crossings a boundary, as long as
/// the window is no wider than a page; with a wider one of W rows, two rows share a page of R with probability R ÷ W − R² ÷ 3 W².
/// </remarks>
public static class PageCrossings
{
    /// <summary>Rows of a window in which all places are equally likely, for each row of mean displacement: E|J − E J| = W ÷ 4.</summary>
    private const double WindowOfDisplacement = 4;

    /// <summary>Displacement at which half of the way between the two limits is gone.</summary>
    private const double HalfWay = 2;

    /// <summary>Crossings for each boundary between two pages: 1 where rows lie in order, at most the rows of a page.</summary>
    /// <param name="displacement">Rows by which a row lies away from its place in order, on the average: at least 0.</param>
    /// <param name="rowsPerPage">Rows of a page: at least 1.</param>
    public static double PerBoundary(double displacement, double rowsPerPage)
    {
        var window = WindowOfDisplacement * displacement;
        var crossings = window <= rowsPerPage
            ? WithinAPage(displacement)
            : Math.Max(WithinAPage(rowsPerPage / WindowOfDisplacement), rowsPerPage * OtherPage(window, rowsPerPage));
        return Math.Min(crossings, rowsPerPage);
    }

    /// <summary>Boundaries between pages within some rows side by side.</summary>
    /// <param name="rows">The rows: at least 1.</param>
    /// <param name="rowsPerPage">Rows of a page: at least 1.</param>
    /// <param name="rowsOfLastPage">Rows of the page on which they end; null where they lie anywhere, so that as many are expected as for any rows.</param>
    public static double Boundaries(long rows, int rowsPerPage, long? rowsOfLastPage) => rowsOfLastPage is { } ofLast
        ? Math.Max(0, (rows - ofLast + rowsPerPage - 1) / rowsPerPage)
        : (rows - 1) / (double)rowsPerPage;

    /// <summary>The mean displacement of rows that lie anywhere in a window.</summary>
    /// <param name="window">Rows of the window: at least 0.</param>
    public static double DisplacementOf(double window) => window / WindowOfDisplacement;

    private static double WithinAPage(double displacement) => 1 + (displacement * (1 + (displacement / (3 * (displacement + HalfWay)))));

    /// <summary>The probability that two rows lie on different pages that lie anywhere in a window wider than a page.</summary>
    private static double OtherPage(double window, double rowsPerPage)
    {
        var ofWindow = rowsPerPage / window;
        return 1 - ofWindow + (ofWindow * ofWindow / 3);
    }
}
