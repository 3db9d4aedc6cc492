using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;

namespace BottleneckSim.Models.Databases.Scans;

/// <summary>Scans of tables larger than a quarter of the buffer pool that go together, so that what one of them reads is there for the others.</summary>
/// <remarks>
/// <code>
/// table ├──────────────────────────────┤
/// scan 1            ▲ ring of 256 KiB           reads this piece, ahead of its processor
/// scan 2            ▲                           waits for that read, or finds it in the ring
/// scan 3 (new)      └ begins here, goes round, ends here
/// </code>
/// <para>
/// A piece stays as long as some scan is at it or at the next: the pages of a ring make room one by one. A scan that falls behind by more reads for itself.
/// The position that a scan last came to outlives it, so that the next one, alone or not, begins there: repeated scans that a limit stops return other rows each time. A scan that
/// has gone round leaves it where it began.
/// </para>
/// <para>
/// Source: PostgreSQL 15 documentation, chapter 20.13 (<c>synchronize_seqscans</c>); source tree, <c>src/backend/access/common/syncscan.c</c>,
/// <c>src/backend/access/heap/heapam.c</c> (<c>initscan</c>, <c>heapgettup</c>) and <c>src/backend/storage/buffer/README</c>, "Buffer Ring Replacement Strategy". There
/// positions are told every 128 KiB, here at each piece, and the positions of the 20 tables scanned last are kept, here those of all.
/// </para>
/// </remarks>
internal sealed class SharedScans
{
    /// <summary>Pages of a ring: 256 KiB.</summary>
    public const int LargestPiece = 32;

    private readonly Dictionary<ulong, SharedChunk> _chunks = [];
    private readonly Stack<SharedChunk> _free = new();
    private readonly Dictionary<int, long> _positions = [];

    /// <summary>Pages of a piece: what is read at once, at most the 32 of a ring.</summary>
    public int PagesPerPiece { get; set; } = LargestPiece;

    /// <summary>Whether scans go together (<c>synchronize_seqscans</c>); otherwise each begins at the first page and reads for itself.</summary>
    public bool IsOn { get; set; }

    /// <summary>Pieces that some scan has in its ring or is reading.</summary>
    public int Pieces => _chunks.Count;

    /// <summary>Where a new scan of a table begins: where the scan that last told its position was; at the first page if the table has become shorter than that.</summary>
    /// <param name="relation">The table's number.</param>
    /// <param name="pages">Its pages.</param>
    public long StartOf(int relation, long pages)
    {
        var page = _positions.GetValueOrDefault(relation);
        return page < pages ? page : 0;
    }

    /// <summary>A scan has come to a page.</summary>
    public void Report(PageKey page) => _positions[page.Relation] = page.Page / PagesPerPiece * PagesPerPiece;

    /// <summary>A statement's scan comes to a piece of its table that is not, or not all, in the buffer pool.</summary>
    /// <returns>What it has to do for it.</returns>
    public ScanTurn Ask(Statement statement, PageKey first)
    {
        var key = new PageKey(first.Relation, first.Page / PagesPerPiece).Value;
        if (statement.Chunk == key)
        {
            return ScanTurn.Found;
        }

        Drop(statement.PreviousChunk);
        (statement.PreviousChunk, statement.Chunk) = (statement.Chunk, key);
        if (_chunks.TryGetValue(key, out var chunk))
        {
            chunk.Scans++;
            if (!chunk.IsRead)
            {
                return ScanTurn.Found;
            }

            chunk.Waiting.Add(statement.Slot);
            return ScanTurn.Waits;
        }

        if (!_free.TryPop(out chunk))
        {
            chunk = new SharedChunk();
        }

        (chunk.Scans, chunk.IsRead) = (1, true);
        _chunks.Add(key, chunk);
        statement.ReadsChunk = true;
        return ScanTurn.Reads;
    }

    /// <summary>The piece that a statement was reading has come.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="waiting">Takes those that waited for it, in the order in which they came.</param>
    public void OnRead(Statement statement, List<int> waiting)
    {
        statement.ReadsChunk = false;
        var chunk = _chunks[statement.Chunk];
        chunk.IsRead = false;
        waiting.AddRange(chunk.Waiting);
        chunk.Waiting.Clear();
    }

    /// <summary>A statement's scan is done, or given up; it neither reads nor waits.</summary>
    public void Leave(Statement statement)
    {
        Drop(statement.PreviousChunk);
        Drop(statement.Chunk);
        (statement.PreviousChunk, statement.Chunk) = (0, 0);
    }

    private void Drop(ulong key)
    {
        if (key != 0 && _chunks.TryGetValue(key, out var chunk) && --chunk.Scans == 0)
        {
            _chunks.Remove(key);
            _free.Push(chunk);
        }
    }
}
