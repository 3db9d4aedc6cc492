namespace BottleneckSim.Models.Databases.Storage;

/// <summary>How rows and index entries lie on pages.</summary>
/// <remarks>
/// <code>
/// ┌ header 24 ┬ item 4 ┬ item 4 ┬ … free … ┬ tuple ┬ tuple ┬ special 16 (indexes only) ┐   8,192 bytes
/// </code>
/// Source: PostgreSQL 15 documentation, chapter 73.6 "Database Page Layout" and chapter 67.4 "B-Tree Implementation".
/// </remarks>
public static class PageLayout
{
    /// <summary>Bytes of a page.</summary>
    public const int PageBytes = 8_192;

    /// <summary>Bytes of a page's header.</summary>
    public const int HeaderBytes = 24;

    /// <summary>Bytes of the pointer to an item.</summary>
    public const int ItemPointerBytes = 4;

    /// <summary>Bytes before a row's values: the header of 23 bytes, aligned.</summary>
    public const int RowHeaderBytes = 24;

    /// <summary>Bytes before an index entry's values.</summary>
    public const int IndexEntryHeaderBytes = 8;

    /// <summary>Bytes at the end of an index page: its neighbours and its level.</summary>
    public const int IndexSpecialBytes = 16;

    /// <summary>Bytes of a row's place: page and item.</summary>
    public const int RowPlaceBytes = 6;

    private const int AlignmentBytes = 8;

    /// <summary>The next multiple of eight.</summary>
    /// <param name="bytes">At least 0.</param>
    public static int Aligned(int bytes) => (bytes + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes;
}
