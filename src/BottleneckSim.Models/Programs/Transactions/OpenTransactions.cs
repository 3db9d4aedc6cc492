using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Calling;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Transactions;

/// <summary>The transactions that a node's programs have open at databases.</summary>
/// <remarks>
/// <code>
/// connection of the pool ─► Open ─► SessionOf each statement ─┬► COMMIT answered ─► Close
///                                                             └► RollBack: the program failed, was stopped, or its node goes
/// </code>
/// A roll-back is told and not waited for: whatever uses the connection next comes after it.
/// </remarks>
internal sealed class OpenTransactions(ProgramNode node, PoolSet pools, CallGuards guards)
{
    private readonly ulong _nodeHash = StableHash.OfName(node.Self.Name);

    /// <summary>The connection that an execution has just taken becomes that of a transaction.</summary>
    public void Open(Execution execution, Instruction instruction)
    {
        var transaction = execution.Transaction;
        transaction.IsOpen = true;
        (transaction.Pool, transaction.Tier) = (instruction.Pool, instruction.Tier);
        (transaction.Connection, transaction.ConnectionOpened) = (execution.Connection, execution.ConnectionOpened);
        (transaction.IsBegun, transaction.IsBroken) = (false, false);
        (transaction.IsVictim, transaction.Start, transaction.Draw) = (false, execution.Counter, execution.Draw);
        (transaction.LoopDepth, transaction.Locks) = (execution.LoopDepth, execution.HoldsLocks ? execution.Locks.Count : 0);
        Count(transaction, instruction);
        transaction.Session = (long)(StableHash.Mix(_nodeHash ^ StableHash.Mix((ulong)ExecutionTable.TicketOf(execution))) & ~Sessions.FirstBit) | Sessions.LeastSession;
        execution.HasConnection = false;
    }

    /// <summary>Whether anything was asked of the database within the transaction.</summary>
    public static bool IsBegun(Execution execution) => execution.Transaction.IsBegun;

    /// <summary>By what the database knows a statement's transaction.</summary>
    /// <param name="execution">Who sends it: the one that has the transaction, or an attempt of it.</param>
    public static long SessionOf(Execution execution)
    {
        var transaction = OwnerOf(execution).Transaction;
        var session = transaction.IsBegun ? transaction.Session : Sessions.First(transaction.Session);
        transaction.IsBegun = true;
        return session;
    }

    /// <summary>The answer to a statement was given up.</summary>
    public static void Break(Execution execution) => OwnerOf(execution).Transaction.IsBroken = true;

    /// <summary>A statement of the transaction was answered by a failure.</summary>
    public static void NoteFailure(Execution execution, RequestOutcome outcome)
    {
        if (outcome == RequestOutcome.Deadlocked)
        {
            OwnerOf(execution).Transaction.IsVictim = true;
        }
    }

    /// <summary>The transaction has ended: the connection goes back to its pool.</summary>
    public void Close(Execution execution)
    {
        var transaction = execution.Transaction;
        transaction.IsOpen = false;
        transaction.Guard?.End(node.Now, transaction.Guard.Epoch, transaction.IsVictim ? RequestOutcome.Deadlocked : RequestOutcome.Succeeded);
        pools[transaction.Pool].Release(transaction.Connection, transaction.ConnectionOpened, transaction.IsBroken);
    }

    /// <summary>An execution ends, or its node goes: the transaction that is still open is rolled back.</summary>
    public void RollBack(Execution execution)
    {
        if (execution.KeepsTransaction)
        {
            execution.Transaction.IsRepeated = false;
        }

        if (!execution.HasTransaction)
        {
            return;
        }

        TellRollBack(execution);
        Close(execution);
    }

    /// <summary>Tells the database that a transaction is rolled back.</summary>
    public void TellRollBack(Execution execution)
    {
        var transaction = execution.Transaction;
        if (transaction.IsBegun)
        {
            node.Send(new Message(
                node.System.Tiers[transaction.Tier].EntryNode,
                node.Self.Index,
                MessageKind.RollBack,
                0,
                ExecutionTable.TicketOf(execution),
                execution.Draw,
                0,
                transaction.IsBroken ? 1 : 0, // A statement may still be on its way.
                Session: transaction.Session));
        }
    }

    /// <summary>Enters a transaction that may be done again in the books of its tier.</summary>
    private void Count(OpenTransaction transaction, Instruction instruction)
    {
        transaction.Guard = instruction.Policy is { } policy ? guards.For(instruction.Tier, policy) : null;
        if (transaction.IsRepeated)
        {
            transaction.IsRepeated = false;
            transaction.Guard?.TryRetry(node.Now); // There is no breaker that could refuse.
        }
        else
        {
            (transaction.Retries, transaction.BackOff) = (0, Kernel.SimulatedTime.Duration.Zero);
            transaction.Guard?.TryCall(node.Now);
        }
    }

    /// <summary>An attempt of a call works within the transaction of the execution whose call it is.</summary>
    private static Execution OwnerOf(Execution execution) => execution is { Role: StrandRole.Attempt, Parent: { } parent } ? parent : execution;
}
