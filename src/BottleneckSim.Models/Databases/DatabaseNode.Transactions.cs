using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases;

/// <content>
/// Transactions of several statements, and what becomes of those that fail.
/// <code>
/// first statement ─► connection slot ─► statement ─► idle in transaction ─► statement … ─► COMMIT: one flush ─► rows and connection free
///                                          └ fails: rows free, the rest is refused ─► ROLLBACK ─► connection free
/// </code>
/// Rows that an aborted insert or delete added or took stay counted, as dead rows would be stored.
/// </content>
public sealed partial class DatabaseNode : IRowLockOwner
{
    void IRowLockOwner.OnRowLocked(Statement statement) => _executor.Advance(statement);

    void IRowLockOwner.OnRowDenied(Statement statement, RequestOutcome outcome) => Abort(statement, outcome);

    void IStatementOwner.OnCancelled(Statement statement) => Abort(statement);

    /// <inheritdoc />
    /// <remarks>Only a wait for a row ends early; whatever computes or reads goes on.</remarks>
    protected override void OnCancel(in Message message)
    {
        var slot = _cancellable.Find(message);
        if (slot >= 0 && _statements[slot] is { IsWaiting: true } statement)
        {
            _locks.GiveUp(statement);
            Abort(statement);
        }
    }

    /// <inheritdoc />
    protected override void OnRollBack(in Message message)
    {
        if (_transactions.Find(message.Session) is not { } transaction)
        {
            if (message.Value != 0)
            {
                _transactions.NoteOvertaken(message.Session);
            }

            return;
        }

        RollBack(transaction);
    }

    private void RollBack(Transaction transaction)
    {
        transaction.IsEnding = true;
        switch (transaction.Current)
        {
            case null:
                End(transaction, isCommitted: false);
                LeaveWhenIdle();
                break;
            case { IsWaiting: true } waiting:
                _locks.GiveUp(waiting);
                Abort(waiting);
                break;
            case { IsCommitted: false } running:
                running.IsCancelled = true;
                break;
        }
    }

    /// <summary>Whether it is stopped to be started again: what comes after the first statement of a transaction would go elsewhere.</summary>
    private bool IsStopping => _isDraining && _successor >= 0;

    /// <summary>The database is stopped to be started again: transactions whose commit has not come are rolled back (<c>pg_ctl stop</c>, mode "fast").</summary>
    private void EndTransactions()
    {
        foreach (var transaction in _transactions.Explicit.Where(transaction => transaction.Current is not { Prepared.Table: null }).ToList())
        {
            RollBack(transaction);
        }
    }

    /// <summary>A statement of a transaction has come.</summary>
    private void OnTransactionCall(in Message message)
    {
        var session = Sessions.Of(message.Session);
        var prepared = _catalogue.Find(message.Operation);
        if (_transactions.Find(session) is { } transaction)
        {
            if (prepared is null || transaction.IsAborted || transaction.IsEnding || transaction.Current is not null)
            {
                Finish(message, Now, RequestOutcome.Failed, 0);
                return;
            }

            Begin(message, prepared, transaction.Connection, transaction);
        }
        else if (prepared is null || !Sessions.IsFirst(message.Session) || _transactions.WasOvertaken(session))
        {
            Finish(message, Now, RequestOutcome.Failed, 0);
        }
        else if (IsStopping || _connections.Request(message.Ticket, out var hold) != SlotRequest.Granted)
        {
            Finish(message, Now, RequestOutcome.Refused, 0);
        }
        else
        {
            Begin(message, prepared, hold, _transactions.Begin(session, hold));
        }
    }

    /// <summary>Finds what a statement that is about to begin locks, and who commits for it.</summary>
    private void JoinTransaction(Statement statement, in Message message, Transaction? transaction)
    {
        if (statement.Prepared.LockTarget is { } target && statement.RowsQualifying > 0)
        {
            transaction ??= _transactions.BeginSingle();
            statement.RowsToLock = target.CountOf(statement.RowsQualifying);
            (statement.MustLock, statement.Row) = (true, target.RowOf(message, 0, statement.RowsToLock));
        }

        statement.Transaction = transaction;
        if (transaction is null)
        {
            return;
        }

        transaction.Current = statement;
        if (statement.Prepared.Table is null)
        {
            statement.LogBytes = transaction.LogBytes > 0 ? transaction.LogBytes + LogRecord.CommitBytes : 0;
        }
        else if (transaction.IsExplicit && statement.LogBytes > 0)
        {
            transaction.LogBytes += statement.LogBytes - LogRecord.CommitBytes;
            transaction.LogRecords += statement.RowsQualifying * (statement.Prepared.Modification?.RecordsPerRow ?? 0);
            Shipping.NoteInTransaction(statement, transaction);
            statement.LogBytes = 0;
        }
    }

    /// <summary>A statement was executed and answered: what it holds and need not keep is freed.</summary>
    private void LeaveTransaction(Statement statement)
    {
        var transaction = statement.Transaction;
        var (connection, isCommit) = (statement.Connection, statement.Prepared.Table is null);
        _cancellable.Remove(statement.Call, statement.Slot);
        _statements.Return(statement);
        if (transaction is null)
        {
            _connections.Release(connection);
            return;
        }

        transaction.Current = null;
        if (!transaction.IsExplicit)
        {
            _connections.Release(connection);
        }

        if (isCommit || transaction.IsEnding || !transaction.IsExplicit)
        {
            End(transaction, isCommit);
        }
    }

    /// <summary>A statement fails, and with it its transaction: its rows are free at once.</summary>
    private void Abort(Statement statement, RequestOutcome outcome = RequestOutcome.Failed)
    {
        TellStatement(statement, 0, outcome);
        Finish(statement.Call, statement.Started, outcome, 0);
        var transaction = statement.Transaction!;
        transaction.IsAborted = true;
        _locks.ReleaseAll(transaction);
        LeaveTransaction(statement);
        LeaveWhenIdle();
    }

    /// <summary>A transaction is over.</summary>
    private void End(Transaction transaction, bool isCommitted)
    {
        if (!isCommitted)
        {
            transaction.Gained.ForEach(gain => gain.Table.DeadRows += gain.Rows);
        }

        _locks.ReleaseAll(transaction);
        if (transaction.IsExplicit)
        {
            _connections.Release(transaction.Connection);
        }

        _transactions.End(transaction);
    }

    private void TellStatement(Statement statement, long returned, RequestOutcome outcome)
    {
        if (_tellsStatements)
        {
            Sink.Observe(new StatementFinished(
                Now, Self.Index, statement.Call.Operation, statement.Prepared.Kind, statement.Started, statement.RowsExamined, returned,
                statement.PagesHit, statement.PagesRead, statement.LockWait, outcome));
        }
    }
}
