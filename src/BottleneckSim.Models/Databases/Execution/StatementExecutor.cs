using System.Runtime.InteropServices;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Resources.Cpu;

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
/// A scan reads ahead of the processor (see SequentialReading); other visits wait for their pages.
/// </remarks>
internal sealed class StatementExecutor(
    ProcessorSharingCpu cpu, BufferPool pool, BackgroundWriter writer, LogWriter log, RowLocks locks, SharedScans scans, SequentialReading reading, PageTransfers transfers, IStatementOwner owner)
{
    /// <summary>Processor time is taken once so much is owed, and at the end: few events, and the sum is exact.</summary>
    private const long SliceNanoseconds = 500_000;

    /// <summary>Goes on with a statement until it has to wait or is done.</summary>
    /// <remarks>A scan that reads computes window by window: in whole slices the disk would idle, and one that goes along would be lost for good.</remarks>
    public void Advance(Statement statement)
    {
        if (statement is { IsCancelled: true, IsReading: true })
        {
            statement.AwaitsRead = true;
            return;
        }

        if (statement.IsCancelled)
        {
            scans.Leave(statement);
            owner.OnCancelled(statement);
            return;
        }

        while (statement.OwedNanoseconds < (statement.Chunk == 0 && !statement.IsReading ? SliceNanoseconds : 1))
        {
            if (statement is { Visit: 0, Ahead: 0 })
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
        if (!statement.IsReading)
        {
            Advance(statement);
            return;
        }

        foreach (var slot in reading.OnRead(statement, statements))
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
            statement.LogPlace = log.NextPlace;
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
        ref readonly var pattern = ref CollectionsMarshal.AsSpan(statement.Patterns)[statement.Pattern];
        if (pattern.IsReadInOrder)
        {
            return reading.Visit(statement);
        }

        var missing = pattern.Relation is null ? TakeTemporary(statement, pattern) : TakePages(statement, pattern);
        if (missing > 0)
        {
            transfers.Start(statement, pattern, missing);
        }

        if (statement.Visit == pattern.Count)
        {
            statement.EndPattern();
        }

        return missing > 0;
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
        var most = pattern.PagesPerRead;
        var taken = 0;
        while (statement.Visit < pattern.Count && missing < most && statement.OwedNanoseconds < SliceNanoseconds
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

        statement.OwedNanoseconds += missing * statement.Prepared.Costs.ReadPageNanoseconds;
        statement.PagesHit += taken - missing;
        statement.PagesRead += missing;
        return missing;
    }
}
