using System.Runtime.InteropServices;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;

namespace BottleneckSim.Models.Databases.Scans;

/// <summary>Reads a table's pages in their order, a window at a time, the next one while the processor is at this one.</summary>
/// <remarks>
/// <code>
/// disk       ├ window 0 ┤├ window 1 ┤  ├ window 2 ┤  ├ …
/// processor              ├── rows of 0 ──┤├── rows of 1 ──┤├ …      time ≈ first window + max(disk, processor)
/// </code>
/// Whoever reads in order asks for a page; the operating system sees that and has the following pages read before they are asked for. One window at a time is under way. So it is for the rows of a
/// bitmap where they lie so densely that the pages between them are read along: two that follow each other make the system read on. (Counted for PostgreSQL 15 on Linux 6.18 with 8 MiB of
/// <c>read_ahead_kb</c>: of a table's pages a bitmap named 3, 8, 16 and 25 %; 3, 11, 94 and 98 % of them were read.) Pages that are visited in any other order are not read ahead. Source: Linux kernel, <c>mm/readahead.c</c> ("On-demand readahead design") and <c>Documentation/ABI/stable/sysfs-block</c>,
/// <c>queue/read_ahead_kb</c>; PostgreSQL 15 documentation, chapter 20.4.4, has <c>effective_io_concurrency</c> for bitmap scans only and leaves sequential ones to the system. The smaller windows with
/// which Linux begins (16 KiB, doubled each time) are left out. Copying what was read takes the processor of whoever reads, ahead or not.
/// </remarks>
internal sealed class SequentialReading(BufferPool pool, SharedScans scans, PageTransfers transfers)
{
    private readonly List<int> _served = [];

    /// <summary>Whether the next window is read while this one is worked on.</summary>
    public bool ReadsAhead { get; set; }

    /// <summary>Takes the window that comes next for the processor.</summary>
    /// <returns>Whether the statement has to wait until it is there.</returns>
    public bool Visit(Statement statement)
    {
        if (statement.Ahead == statement.Visit)
        {
            Begin(statement);
            LookUp(statement);
        }

        if (statement.IsReading)
        {
            statement.AwaitsRead = true;
            return true;
        }

        ref readonly var pattern = ref PatternOf(statement);
        statement.OwedNanoseconds += ((statement.Ahead - statement.Visit) * pattern.NanosecondsPerPage) + (statement.ReadAhead * statement.Prepared.Costs.ReadPageNanoseconds);
        (statement.Visit, statement.ReadAhead) = (statement.Ahead, 0);
        if (statement.Visit == pattern.Count)
        {
            statement.EndPattern();
        }
        else if (ReadsAhead)
        {
            LookUp(statement);
        }

        return false;
    }

    /// <summary>What a statement read in order is there.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="statements">All statements.</param>
    /// <returns>Those that waited for it and can go on now; valid until the next call.</returns>
    public List<int> OnRead(Statement statement, StatementTable statements)
    {
        _served.Clear();
        _served.Add(statement.Slot);
        if (statement.ReadsChunk)
        {
            scans.OnRead(statement, _served);
        }

        var kept = 0;
        for (var index = 0; index < _served.Count; index++)
        {
            if (IsAwaited(statements[_served[index]]))
            {
                _served[kept++] = _served[index];
            }
        }

        _served.RemoveRange(kept, _served.Count - kept);
        return _served;
    }

    private static bool IsAwaited(Statement statement)
    {
        var isAwaited = statement.AwaitsRead;
        (statement.IsReading, statement.AwaitsRead) = (false, false);
        return isAwaited;
    }

    private static ref AccessPattern PatternOf(Statement statement) => ref CollectionsMarshal.AsSpan(statement.Patterns)[statement.Pattern];

    /// <summary>A scan begins where the running one is when it reads its first page, not where that one was when the statement was planned.</summary>
    private void Begin(Statement statement)
    {
        ref var pattern = ref PatternOf(statement);
        if (pattern.IsShared && statement.Visit == 0)
        {
            pattern = pattern with { Start = scans.StartOf(pattern.Relation!.Number, pattern.WrapsAt) };
        }
    }

    /// <summary>Looks the pages of the next window up and has those read that are missing, unless another scan has them or reads them.</summary>
    private void LookUp(Statement statement)
    {
        ref readonly var pattern = ref PatternOf(statement);
        var first = statement.Ahead;
        var end = Math.Min(pattern.Count, first + PagesOfWindow(pattern, first));
        var missing = 0;
        for (var visit = first; visit < end; visit++)
        {
            var page = pattern.PageAt(visit);
            missing += (pattern.PassesBy ? pool.Pass(page) : pool.Touch(page)) ? 0 : 1;
        }

        statement.Ahead = end;
        var turn = missing == 0 ? ScanTurn.Found : ScanTurn.Reads;
        if (pattern.IsShared)
        {
            scans.Report(pattern.PageAt(end < pattern.WrapsAt ? first : 0));
            turn = missing == 0 ? ScanTurn.Found : scans.Ask(statement, pattern.PageAt(first));
        }

        var read = turn == ScanTurn.Reads ? missing : 0;
        (statement.PagesHit, statement.PagesRead) = (statement.PagesHit + end - first - read, statement.PagesRead + read);
        (statement.IsReading, statement.ReadAhead) = (turn != ScanTurn.Found, read);
        if (turn == ScanTurn.Reads)
        {
            transfers.Start(statement, pattern, missing);
        }
    }

    /// <summary>Windows of scans that go together begin at multiples of a window and end at the table's last page.</summary>
    private long PagesOfWindow(in AccessPattern pattern, long visit)
    {
        if (!pattern.IsShared)
        {
            return scans.PagesPerPiece;
        }

        var page = pattern.PageAt(visit).Page;
        return Math.Min(scans.PagesPerPiece - (page % scans.PagesPerPiece), pattern.WrapsAt - page);
    }
}
