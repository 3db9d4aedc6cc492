using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Tables;

/// <summary>How many pages a table takes.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="RowsPerPage">Rows that fit a page, at least 1.</param>
/// <param name="Pages">Its pages; an empty table has none.</param>
public readonly record struct TableSize(double Rows, int RowsPerPage, long Pages)
{
    /// <summary>The size of a table with so many rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows: at least 0.</param>
    public static TableSize Of(TableOptions table, long rows)
    {
        if (table is { Pages: { } measured, Rows: > 0 })
        {
            var rowsOnAPage = (int)Math.Clamp((table.Rows + measured - 1) / measured, 1, PageLayout.PageBytes);
            return new TableSize(rows, rowsOnAPage, (long)Math.Ceiling((double)measured * rows / table.Rows));
        }

        var rowBytes = PageLayout.Aligned(PageLayout.RowHeaderBytes + table.RowBytes) + PageLayout.ItemPointerBytes;
        var keptFree = PageLayout.PageBytes * (100 - table.FillFactor) / 100;
        var rowsPerPage = Math.Max(1, (PageLayout.PageBytes - PageLayout.HeaderBytes - keptFree) / rowBytes);
        return new TableSize(rows, rowsPerPage, (rows + rowsPerPage - 1) / rowsPerPage);
    }
}
