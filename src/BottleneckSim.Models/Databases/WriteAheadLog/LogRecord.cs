using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.WriteAheadLog;

/// <summary>Sizes of write-ahead log records, without images of whole pages (which PostgreSQL adds once a page and checkpoint).</summary>
/// <remarks>Source: PostgreSQL 15, record header of 24 bytes, block reference and record data of about 30 (an estimate, not measured).</remarks>
internal static class LogRecord
{
    /// <summary>Header, block reference and fixed data of a record about one row.</summary>
    public const int OverheadBytes = 54;

    /// <summary>The record of a commit.</summary>
    public const int CommitBytes = 40;

    /// <summary>A new row.</summary>
    public static int OfRow(int rowBytes) => OverheadBytes + PageLayout.Aligned(rowBytes);

    /// <summary>A new index entry.</summary>
    public static int OfIndexEntry(int keyBytes) => OverheadBytes + PageLayout.IndexEntryHeaderBytes + keyBytes;
}
