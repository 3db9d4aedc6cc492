using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Databases.Transactions;

namespace BottleneckSim.Models.Programs.Transactions;

/// <summary>Does steps within one transaction of a database: all that they write through the pool becomes visible together, or nothing of it.</summary>
/// <remarks>
/// <code>
/// takes a connection ──► steps: query ─ use-cpu ─ query … ──► COMMIT ──► gives the connection back
///                        │ a write locks its row until the end
///       ▲                └ a step that fails, or a request that is stopped: ROLLBACK
///       └── back-off ◄── attempts left? ◄── victim of a deadlock (40P01)
/// </code>
/// Queries inside that go through the same pool use the transaction's connection; those of branches inside have their own. As with Npgsql and others, BEGIN
/// travels with the first statement. The connection, and whatever rows are locked, are held also while the request computes or waits for others.
/// Source: PostgreSQL 15 documentation, chapters 3.4 "Transactions", 13.3.2 "Row-Level Locks" and 13.5 "Serialization Failure Handling".
/// </remarks>
/// <param name="Pool">The pool whose database it is.</param>
/// <param name="Steps">What is done within it; no other transaction.</param>
public sealed record TransactionStep(string Pool, ImmutableArray<Step> Steps) : Step
{
    /// <summary>A name, for changes that aim at it; default <c>transaction</c>.</summary>
    public string Label { get; init; } = "transaction";

    /// <summary>How long to wait for the answer to the COMMIT: 1 ms to 1 h, default 30 s.</summary>
    public Duration Timeout { get; init; } = CallStep.DefaultTimeout;

    /// <summary>
    /// Whether and how a transaction that the database has chosen as a deadlock's victim is done again, all of it, with another connection; null (the default) means that the
    /// request fails. It does the same work again: draws and keys are those of the request. Nothing else is repeated: a lock time-out (55P03) says that the row is
    /// in long use, and the model knows no serialization failures (40001), as transactions read what is committed.
    /// </summary>
    public RetryOptions? Retry { get; init; }

    internal override ImmutableArray<Step> Children => Steps;

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this with { Steps = rewrite(Steps) };

    internal override void Compile(ProgramCompiler compiler)
    {
        var database = compiler.PoolOf(Pool).To;
        var commit = compiler.Call("commit", database, TransactionOperations.Commit, Pool, Timeout) with { Opcode = Opcode.Commit, IsInTransaction = true };
        compiler.Add(commit with
        {
            Opcode = Opcode.BeginTransaction,
            IsInTransaction = false,
            Policy = Retry is null ? null : new CallPolicy { Retry = Retry },
        });
        compiler.AddTransaction(Pool, Steps);
        compiler.Add(commit);
    }
}
