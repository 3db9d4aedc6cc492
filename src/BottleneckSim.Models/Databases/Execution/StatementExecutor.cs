using System.Runtime.InteropServices;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Executes statements: page visits through the buffer pool, misses from the disk, processor time in slices, a commit at the end.</summary>
/// <remarks>
/// <code>
/// Advance ─► next visits ─┬─ all held ──────────► owe processor time ─┬─ little ─► go on
///    ▲                    └─ some missing ─► disk                     └─ a slice ─► processor
///    └──────────────────────────────────────────┴──────────────────────────────────────┘
/// before the first change: the row's lock (see RowLocks); if it is taken, what is owed so far, then the queue
/// after the last visit: what is still owed ─► commit (write-ahead log) ─► done
/// </code>
/// Reading ahead of the processor is left out: a scan reads, then computes, then reads.
/// </remarks>
internal sealed class StatementExecutor(
    ProcessorSharingCpu cpu, Disk disk, BufferPool pool, BackgroundWriter writer, LogWriter log, RowLocks locks, SharedScans scans, IStatementOwner owner)
{
    /// <summary>Processor time is taken once so much is owed, and at the end: few events, and the sum is exact.</summary>
    private const long SliceNanoseconds = 500_000;

    private const int PagesPerStripe = 4;
    private const int StreamsPerStatement = 256;

    private readonly List<int> _served = [];

    /// <summary>Goes on with a statement until it has to wait or is done.</summary>
    /// <remarks>A scan that may be followed computes piece by piece: in whole slices it would read many pieces on while a follower computes, and lose it for good.</remarks>
    public void Advance(Statement statement)
    {
        if (statement.IsCancelled)
        {
            scans.Leave(statement);
            owner.OnCancelled(statement);
            return;
        }

        while (statement.OwedNanoseconds < (statement.Chunk == 0 ? SliceNanoseconds : 1))
        {
            if (statement.Visit == 0)
            {
                scans.Leave(statement);
            }

            if (statement.MustLock && statement.Pattern >= statement.LockAt && !locks.TryTake(statement))
            {
                WaitForRow(statement);
                return;
            }

            if (statement.Pattern == statement.Patterns.Count)
            {
                End(statement);
                return;
            }

            if (Visit(statement))
            {
                return;
            }
        }

        TakeProcessor(statement);
    }

    /// <summary>What a statement asked of the disk is done.</summary>
    public void OnDiskDone(Statement statement, StatementTable statements)
    {
        if (!statement.ReadsChunk)
        {
            Advance(statement);
            return;
        }

        _served.Clear();
        scans.OnRead(statement, _served);
        Advance(statement);
        foreach (var slot in _served)
        {
            Advance(statements[slot]);
        }
    }

    /// <summary>Queues for the row that is to be changed, once the work of finding it is done.</summary>
    private void WaitForRow(Statement statement)
    {
        if (statement.OwedNanoseconds > 0)
        {
            TakeProcessor(statement);
        }
        else
        {
            locks.Queue(statement);
        }
    }

    private void End(Statement statement)
    {
        if (statement.OwedNanoseconds > 0)
        {
            TakeProcessor(statement);
        }
        else if (statement.LogBytes > 0 && !statement.IsCommitted)
        {
            statement.IsCommitted = true;
            log.Commit(statement.Slot, statement.LogBytes);
        }
        else
        {
            owner.OnExecuted(statement);
        }
    }

    private void TakeProcessor(Statement statement)
    {
        var work = Duration.FromNanoseconds(statement.OwedNanoseconds);
        statement.OwedNanoseconds = 0;
        cpu.Start(work, DatabaseTags.OfStatement(statement.Slot));
    }

    /// <summary>Makes the next visits.</summary>
    /// <returns>Whether the statement now waits for the disk.</returns>
    private bool Visit(Statement statement)
    {
        Join(statement);
        ref readonly var pattern = ref CollectionsMarshal.AsSpan(statement.Patterns)[statement.Pattern];
        var first = statement.Visit;
        var missing = pattern.Relation is null ? TakeTemporary(statement, pattern) : TakePages(statement, pattern);
        var turn = pattern.IsShared ? Share(statement, pattern, first, missing) : ScanTurn.Reads;
        if (turn != ScanTurn.Reads)
        {
            (statement.PagesHit, statement.PagesRead) = (statement.PagesHit + missing, statement.PagesRead - missing);
            missing = 0;
        }

        var stream = pattern.IsSequential ? ((statement.Connection.Job + 1) * StreamsPerStatement) + (statement.Pattern % StreamsPerStatement) : 0;
        if (missing > 0)
        {
            Transfer(statement, pattern, missing, stream);
        }

        if (statement.Visit == pattern.Count)
        {
            statement.Pattern++;
            statement.Visit = 0;
        }

        return missing > 0 || turn == ScanTurn.Waits;
    }

    /// <summary>A scan begins where the running one is when it reads its first page, not where that one was when the statement was planned.</summary>
    private void Join(Statement statement)
    {
        ref var pattern = ref CollectionsMarshal.AsSpan(statement.Patterns)[statement.Pattern];
        if (pattern.IsShared && statement.Visit == 0)
        {
            pattern = pattern with { Start = scans.StartOf(pattern.Relation!.Number, pattern.WrapsAt) };
        }
    }

    /// <summary>Tells where a scan is and asks whether another one has, or reads, what it misses there.</summary>
    private ScanTurn Share(Statement statement, in AccessPattern pattern, long first, int missing)
    {
        scans.Report(pattern.PageAt(statement.Visit < pattern.WrapsAt ? first : 0));
        return missing > 0 ? scans.Ask(statement, pattern.PageAt(first)) : ScanTurn.Reads;
    }

    private static int TakeTemporary(Statement statement, in AccessPattern pattern)
    {
        var pages = (int)Math.Min(pattern.PagesPerRead, pattern.Count - statement.Visit);
        statement.Visit += pages;
        return pages;
    }

    /// <summary>Looks pages up until enough are missing to be read together, or enough processor time is owed.</summary>
    private int TakePages(Statement statement, in AccessPattern pattern)
    {
        var missing = 0;
        var most = pattern.IsShared ? PagesOfPiece(statement, pattern) : pattern.PagesPerRead;
        var taken = 0;
        while (statement.Visit < pattern.Count && missing < most && (statement.OwedNanoseconds < SliceNanoseconds || pattern.IsShared)
            && (taken < most || !pattern.IsSequential))
        {
            var page = pattern.PageAt(statement.Visit++);
            var isHeld = pattern.PassesBy ? pool.Pass(page) : pool.Touch(page);
            isHeld |= pattern.IsChanged && pattern.Relation!.Make(page.Page);
            missing += isHeld ? 0 : 1;
            taken++;
            statement.OwedNanoseconds += pattern.NanosecondsPerPage;
            if (pattern.IsChanged)
            {
                writer.Note(page);
            }
        }

        statement.PagesHit += taken - missing;
        statement.PagesRead += missing;
        return missing;
    }

    /// <summary>Scans that go together read the same pieces, which begin at multiples of a ring and end at the table's last page.</summary>
    private static int PagesOfPiece(Statement statement, in AccessPattern pattern)
    {
        var page = pattern.PageAt(statement.Visit).Page;
        return (int)Math.Min(SharedScans.RingPages - (page % SharedScans.RingPages), pattern.WrapsAt - page);
    }

    private void Transfer(Statement statement, in AccessPattern pattern, int pages, long stream)
    {
        var isWrite = pattern.Kind == PatternKind.TemporaryWrite;
        var evicted = pool.TakeEvictedDirty();
        var accesses = pattern.IsSequential ? 1 : pages;
        var bytes = pattern.PagesPassed(pages) * PageLayout.PageBytes;
        disk.Start(new DiskOperation
        {
            Tag = DatabaseTags.OfStatement(statement.Slot),
            Reads = isWrite ? 0 : accesses,
            ReadBytes = isWrite ? 0 : bytes,
            Writes = evicted + (isWrite ? accesses : 0),
            WrittenBytes = ((long)evicted * PageLayout.PageBytes) + (isWrite ? bytes : 0),
            Stream = stream,
            Stripes = pattern.IsSequential ? Math.Clamp(pages / PagesPerStripe, 1, disk.Channels) : 1,
        });
    }
}
