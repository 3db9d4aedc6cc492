using BottleneckSim.Models.Programs.Locking;

namespace BottleneckSim.Models.Programs.Transactions;

/// <summary>Does transactions again that the database has chosen as the victims of deadlocks.</summary>
/// <remarks>
/// <code>
/// statement ─► 40P01 ─► attempts left? budget? ─► ROLLBACK, connection and inner locks given back ─► back-off ─► BEGIN …
///                           └ no: the request fails
/// </code>
/// The whole transaction is done again, from the draws that it began with, so that it asks for the same rows. Memory that it took stays taken until the request ends.
/// Source: PostgreSQL 15 documentation, chapter 13.5 "Serialization Failure Handling".
/// </remarks>
internal sealed class TransactionRetries
{
    private readonly ProgramNode _node;
    private readonly OpenTransactions _transactions;
    private readonly int _timer;

    /// <summary>Prepares it; its timer comes after all others of the node.</summary>
    public TransactionRetries(ProgramNode node, OpenTransactions transactions)
    {
        (_node, _transactions) = (node, transactions);
        _timer = node.Timers.Add(Begin);
    }

    /// <summary>A step has failed.</summary>
    /// <returns>Whether its execution goes on all the same, by doing its transaction again.</returns>
    public bool TriesAgain(Execution execution)
    {
        if (!execution.HasTransaction || execution.IsStopped || execution.Transaction is not { IsVictim: true, Guard: { } guard } transaction)
        {
            return false;
        }

        var instruction = execution.Program.Instructions[transaction.Start];
        var retry = instruction.Policy!.Retry!;
        if (transaction.Retries + 1 >= retry.Attempts || _node.Now >= execution.Deadline || !guard.MayRetry())
        {
            return false;
        }

        transaction.Retries++;
        _transactions.TellRollBack(execution);
        (execution.Counter, execution.Draw, execution.LoopDepth) = (transaction.Start, transaction.Draw, transaction.LoopDepth);
        var draw = execution.DrawOf(instruction).With(Purposes.BackOff).With(transaction.Retries);
        transaction.BackOff = retry.BackOff.Before(transaction.Retries, transaction.BackOff, draw);
        transaction.IsRepeated = true;
        var ticket = ExecutionTable.BeginWait(execution, Wait.BackOff);
        _node.SetTimer(_node.Now + transaction.BackOff, _timer, ticket);
        var locks = transaction.Locks;
        _transactions.Close(execution); // Whoever gets the connection may stop this execution: nothing of it is touched any more unless it still waits.
        while (_node.Executions.Find(ticket) is not null && execution.HoldsLocks && execution.Locks.Count > locks)
        {
            LockHandler.ReleaseLast(execution);
        }

        return true;
    }

    private void Begin(long ticket)
    {
        if (_node.Executions.Find(ticket) is { } execution)
        {
            execution.Wake();
            _node.Run(execution);
        }
    }
}
