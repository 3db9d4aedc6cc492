using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Locks;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Databases.Locking;

/// <summary>The exclusive locks on rows, held to the end of their transactions, each with a first-in first-out queue.</summary>
/// <remarks>
/// <code>
/// write ─► row free? ─yes─► locked until COMMIT or ROLLBACK
///            └no──► queue of the row ─┬► its turn: goes on
///                                     ├► lock time-out ───────────────► fails: 55P03
///                                     └► deadlock time-out: a circle? ─► fails: 40P01 (the one that looks)
/// </code>
/// Readers are not stopped: they see the version before (multi-version concurrency control). Source: PostgreSQL 15 documentation, chapters 13.3.2 "Row-Level Locks",
/// 13.3.4 "Deadlocks" and 20.12 "Lock Management": whoever has waited for <c>deadlock_timeout</c> looks once for a circle that it is part of, and if there is one gives up.
/// Each transaction waits for at most one row, and each row has one holder, so the graph of waits is a set of chains. A short step of the real server is left out:
/// the waiter's turn for the tuple is a lock of its own there, with the same order.
/// </remarks>
internal sealed class RowLocks : ISlotClient, ITimeoutClient
{
    /// <summary>As many statements as there may be connections.</summary>
    private const int SlotBits = 20;
    private const long LockTimeoutBit = 1L << 62;

    private readonly Node _node;
    private readonly IRowLockOwner _owner;
    private readonly StatementTable _statements;
    private readonly ConstantTimeouts _timeouts;
    private readonly int _resource;
    private readonly Dictionary<long, Transaction> _holders = [];
    private readonly bool _tellsRows;
    private KeyedLock? _rows;

    public RowLocks(Node node, IRowLockOwner owner, StatementTable statements, int resource, int timer)
    {
        (_node, _owner, _statements, _resource) = (node, owner, statements, resource);
        _timeouts = new ConstantTimeouts(node, this, timer);
        _tellsRows = node.Sink.Wants(ObservationInterests.Jobs);
    }

    /// <summary>After what wait a statement looks for a deadlock.</summary>
    public Duration DeadlockTimeout { get; set; }

    /// <summary>After what wait a statement fails; null means never.</summary>
    public Duration? LockTimeout { get; set; }

    /// <summary>Begins the books, once the database serves and has statements that lock; both may come in the middle of a run.</summary>
    public void Open()
    {
        if (_rows is not null)
        {
            return;
        }

        _rows = new KeyedLock(_node, this, _resource, KeyedLock.MostHeld);
        _rows.Open();
    }

    /// <summary>Locks the statement's rows for its transaction, one after the other, as long as they are free.</summary>
    /// <returns>Whether the transaction has them now. If not, the statement may have to queue for the one in hand (<see cref="Queue"/>).</returns>
    public bool TryTake(Statement statement)
    {
        while (statement.MustLock)
        {
            if (!TryTakeOne(statement))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTakeOne(Statement statement)
    {
        if (_holders.TryGetValue(statement.Row, out var holder))
        {
            if (holder != statement.Transaction)
            {
                return false;
            }

            Next(statement);
            return true;
        }

        if (_holders.Count == KeyedLock.MostHeld)
        {
            return false;
        }

        if (!_rows!.Request(TicketOf(statement), statement.Row, out var hold))
        {
            throw new InvalidOperationException($"Node '{_node.Self.Name}' has a row locked by nobody. The run cannot go on.");
        }

        Give(statement, hold);
        return true;
    }

    /// <summary>Queues a statement for a row that another transaction has locked.</summary>
    public void Queue(Statement statement)
    {
        if (!_holders.ContainsKey(statement.Row))
        {
            _owner.OnRowDenied(statement, RequestOutcome.Failed); // As many rows are locked as may be.
            return;
        }

        statement.LockWaits++;
        statement.WaitsSince = _node.Now;
        statement.IsWaiting = true;
        var ticket = TicketOf(statement);
        _rows!.Request(ticket, statement.Row, out _);
        _timeouts.Set(DeadlockTimeout, ticket);
        if (LockTimeout is { } timeout)
        {
            _timeouts.Set(timeout, ticket | LockTimeoutBit);
        }
    }

    /// <summary>A statement that waits gives up.</summary>
    public void GiveUp(Statement statement)
    {
        EndWait(statement);
        _rows!.GiveUp(TicketOf(statement), statement.Row);
    }

    /// <summary>A transaction ends, or is aborted: those that wait for its rows get them.</summary>
    public void ReleaseAll(Transaction transaction)
    {
        for (var index = 0; index < transaction.Rows.Count; index++)
        {
            var (row, hold) = transaction.Rows[index];
            _holders.Remove(row);
            if (_tellsRows)
            {
                _node.Sink.Observe(new RowUnlocked(_node.Now, _node.Self.Index, row, transaction.Number));
            }

            _rows!.Release(row, hold);
        }

        transaction.Rows.Clear();
    }

    public void Sample(Instant now) => _rows!.Sample(now);

    public void OnTimer(long ticket) => _timeouts.OnTimer(ticket);

    void ISlotClient.OnSlotGranted(int resource, long ticket, SlotHold hold)
    {
        var statement = Find(ticket)!;
        EndWait(statement);
        Give(statement, hold);
        _owner.OnRowLocked(statement);
    }

    bool ITimeoutClient.IsPending(long ticket) => Find(ticket & ~LockTimeoutBit) is not null;

    void ITimeoutClient.OnTimeout(long ticket)
    {
        var statement = Find(ticket & ~LockTimeoutBit)!;
        var isLockTimeout = (ticket & LockTimeoutBit) != 0;
        if (isLockTimeout || IsInCircle(statement.Transaction!))
        {
            GiveUp(statement);
            _owner.OnRowDenied(statement, isLockTimeout ? RequestOutcome.LockTimedOut : RequestOutcome.Deadlocked);
        }
    }

    private static long TicketOf(Statement statement) => (statement.LockWaits << SlotBits) | (uint)statement.Slot;

    /// <summary>Whether a transaction waits for one that waits for … the transaction itself.</summary>
    private bool IsInCircle(Transaction start)
    {
        var transaction = start;
        for (var steps = 0; steps <= _holders.Count; steps++)
        {
            if (transaction.Current is not { IsWaiting: true } waiting || !_holders.TryGetValue(waiting.Row, out var holder))
            {
                return false;
            }

            if (holder == start)
            {
                return true;
            }

            transaction = holder;
        }

        return false; // A circle further on, which is not this one's to break.
    }

    /// <summary>The statement that waits with a ticket; null if that wait is over.</summary>
    private Statement? Find(long ticket)
    {
        var statement = _statements[ticket & ((1L << SlotBits) - 1)];
        return statement.IsWaiting && statement.LockWaits == ticket >> SlotBits ? statement : null;
    }

    private void EndWait(Statement statement)
    {
        statement.IsWaiting = false;
        statement.LockWait += _node.Now - statement.WaitsSince;
    }

    private void Give(Statement statement, SlotHold hold)
    {
        var transaction = statement.Transaction!;
        _holders.Add(statement.Row, transaction);
        transaction.Rows.Add(new HeldRow(statement.Row, hold));
        if (_tellsRows)
        {
            _node.Sink.Observe(new RowLocked(_node.Now, _node.Self.Index, statement.Row, transaction.Number));
        }

        Next(statement);
    }

    /// <summary>The row in hand is locked: the next one, if there is one.</summary>
    private static void Next(Statement statement)
    {
        statement.RowsLocked++;
        statement.MustLock = statement.RowsLocked < statement.RowsToLock;
        if (statement.MustLock)
        {
            statement.Row = statement.Prepared.LockTarget!.RowOf(statement.Call, statement.RowsLocked, statement.RowsToLock);
        }
    }
}
