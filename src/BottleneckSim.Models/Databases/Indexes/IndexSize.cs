using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>The shape of a freshly built B-tree.</summary>
/// <remarks>
/// <code>
/// meta page ─► root ─► inner pages (70 % full) ─► leaves (90 % full): key → places of its rows
/// </code>
/// <para>
/// Entries of equal keys share one copy of the key (deduplication, PostgreSQL 13 and later), except in unique indexes and those with
/// included columns. Source: PostgreSQL 15 documentation, chapter 67.4.3 "Deduplication"; <c>CREATE INDEX</c>, storage parameter
/// <c>fillfactor</c>.
/// </para>
/// </remarks>
/// <param name="Entries">Entries: one a row, of a partial index one for each row that it holds.</param>
/// <param name="LeafPages">Pages that hold the entries.</param>
/// <param name="InnerPages">Pages above them.</param>
/// <param name="Height">Levels above the leaves; 0 when the root is a leaf.</param>
public readonly record struct IndexSize(double Entries, long LeafPages, long InnerPages, int Height)
{
    private const int LeafKeptFreeBytes = PageLayout.PageBytes * 10 / 100;
    private const int InnerKeptFreeBytes = PageLayout.PageBytes * 30 / 100;
    private const int UsableBytes = PageLayout.PageBytes - PageLayout.HeaderBytes - PageLayout.IndexSpecialBytes;

    /// <summary>Largest shared entry that a build makes: a tenth of a page, aligned, without its item pointer.</summary>
    private const int MaximumSharedEntryBytes = (PageLayout.PageBytes * 10 / 100 / 8 * 8) - PageLayout.ItemPointerBytes;

    /// <summary>All pages, the meta page included.</summary>
    public long Pages => 1 + InnerPages + LeafPages;

    /// <summary>The size of an index over so many rows.</summary>
    /// <param name="index">The index.</param>
    /// <param name="table">Its table.</param>
    /// <param name="rows">The table's rows: at least 0.</param>
    public static IndexSize Of(IndexOptions index, TableOptions table, long rows)
    {
        var keyBytes = KeyBytes(index, table);
        var entries = index.Where.IsEmpty ? rows : (long)Math.Round(rows * index.Share, MidpointRounding.ToEven);
        var leafPages = Math.Max(1, index.Pages is { } measured && table.Rows > 0
            ? LeavesOf(index, table, (long)Math.Ceiling((double)measured * rows / table.Rows))
            : LeafPagesOf(index, table, entries, keyBytes));
        var levels = InnerLevels(index, table, leafPages);
        return new IndexSize(entries, leafPages, levels.Sum(), levels.Length);
    }

    /// <summary>The pages of each level above the leaves, the root first.</summary>
    /// <param name="index">The index.</param>
    /// <param name="table">Its table.</param>
    /// <param name="leafPages">Its leaves: at least 1.</param>
    public static ImmutableArray<long> InnerLevels(IndexOptions index, TableOptions table, long leafPages)
    {
        var fanOut = Math.Max(2, (UsableBytes - InnerKeptFreeBytes) / EntryBytes(KeyBytes(index, table)));
        var levels = ImmutableArray.CreateBuilder<long>();
        for (var level = leafPages; level > 1;)
        {
            level = CeilingOfQuotient(level, fanOut);
            levels.Add(level);
        }

        levels.Reverse();
        return levels.ToImmutable();
    }

    /// <summary>Bytes of an entry's values, aligned: the key columns and the included ones.</summary>
    /// <param name="index">The index.</param>
    /// <param name="table">Its table.</param>
    public static int KeyBytes(IndexOptions index, TableOptions table)
    {
        var bytes = 0;
        foreach (var key in index.Columns)
        {
            bytes += table.Columns[key.Column].WidthBytes;
        }

        foreach (var column in index.Include)
        {
            bytes += table.Columns[column].WidthBytes;
        }

        return PageLayout.Aligned(bytes);
    }

    /// <summary>Bytes that an entry of its own takes on a page.</summary>
    private static int EntryBytes(int keyBytes) => PageLayout.IndexEntryHeaderBytes + keyBytes + PageLayout.ItemPointerBytes;

    /// <summary>The leaves among so many pages.</summary>
    private static long LeavesOf(IndexOptions index, TableOptions table, long pages) => pages - 1 - InnerLevels(index, table, pages).Sum();

    private static long LeafPagesOf(IndexOptions index, TableOptions table, long rows, int keyBytes)
    {
        var room = UsableBytes - LeafKeptFreeBytes;
        var alone = Math.Max(1, room / EntryBytes(keyBytes));
        var header = PageLayout.IndexEntryHeaderBytes + keyBytes;
        var sharedAtMost = (MaximumSharedEntryBytes - header) / PageLayout.RowPlaceBytes;
        var rowsPerKey = rows / DistinctKeys(index, table, rows);
        if (index.IsUnique || index.Include.Length > 0 || sharedAtMost < 2 || rowsPerKey < 2)
        {
            return CeilingOfQuotient(rows, alone);
        }

        var shared = (int)Math.Min(sharedAtMost, rowsPerKey);
        var bytes = PageLayout.Aligned(header + (shared * PageLayout.RowPlaceBytes)) + PageLayout.ItemPointerBytes;
        var rowsPerPage = Math.Max(1, (long)shared * room / bytes);
        return CeilingOfQuotient(rows, Math.Max(alone, rowsPerPage));
    }

    /// <summary>Distinct combinations of the key columns, as if they were independent, at most one a row.</summary>
    private static double DistinctKeys(IndexOptions index, TableOptions table, long rows)
    {
        double distinct = 1;
        foreach (var key in index.Columns)
        {
            distinct = Math.Min(rows, distinct * table.Columns[key.Column].DistinctOf(rows));
        }

        return Math.Max(1, distinct);
    }

    private static long CeilingOfQuotient(long rows, long perPage) => (rows + perPage - 1) / perPage;
}
