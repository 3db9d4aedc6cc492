using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Programs.Transactions.Changes;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Transactions;

/// <summary>What becomes of a deadlock's victim.</summary>
public sealed class TransactionRetryTests
{
    private const double BackOffMilliseconds = 300;

    private static readonly RetryOptions Retry = new(3, new BackOff(Duration.FromMilliseconds(300), 1, Duration.FromMilliseconds(300), Jitter.None));

    [Fact]
    public void A_deadlocks_victim_does_its_whole_transaction_again_after_its_back_off()
    {
        var record = Of(Crossing(Retry), 4);

        var victim = Assert.Single(record.Statements, one => one.Fact.Outcome != RequestOutcome.Succeeded);
        Assert.Equal((RequestOutcome.Deadlocked, "bump-b"), (victim.Fact.Outcome, victim.Query));
        Assert.Equal(2, record.Of("COMMIT").Count());
        Assert.Equal(2, record.Of("bump-a").Count(statement => statement.Started > victim.Fact.Time) + 1); // The first of the victim again; the other one's was under way.
        var again = record.Of("bump-a").Max(statement => statement.Started);
        Assert.Equal(Village.LinkMilliseconds + BackOffMilliseconds + Village.LinkMilliseconds, (again - victim.Fact.Time).Milliseconds());
        Assert.Equal(RequestOutcome.Succeeded, Assert.Single(record.Finished).Outcome);
        Assert.Equal(0, record.Connections);
        Assert.Equal(record.Locked.Count, record.Unlocked.Count);
    }

    [Fact]
    public void A_victim_without_attempts_left_fails_its_request()
    {
        Assert.Equal(RequestOutcome.Failed, Assert.Single(Of(Crossing(null), 4).Finished).Outcome);
        Assert.Equal(RequestOutcome.Failed, Assert.Single(Of(Crossing(Retry with { Attempts = 1 }), 4).Finished).Outcome);
    }

    [Fact]
    public void A_budget_that_is_empty_lets_no_victim_try_again()
    {
        var poor = Retry with { Budget = new RetryBudgetOptions(0.1, 0) };

        Assert.Equal(RequestOutcome.Failed, Assert.Single(Of(Crossing(poor), 4).Finished).Outcome);
    }

    [Fact]
    public void A_lock_time_out_is_not_done_again()
    {
        var database = Counters.Database with { LockTimeout = Duration.FromMilliseconds(50) };
        var record = RowRecord.Of(Counters.System(Village.Every(2_500), database, 1, Crossing(Retry)), 4);

        Assert.All(record.Statements.Where(one => one.Fact.Outcome != RequestOutcome.Succeeded), one => Assert.Equal(RequestOutcome.LockTimedOut, one.Fact.Outcome));
        Assert.Equal(RequestOutcome.Failed, Assert.Single(record.Finished).Outcome);
    }

    [Fact]
    public void A_victim_leaves_the_loops_and_locks_that_it_was_in_and_enters_them_again()
    {
        var there = new TransactionStep(Counters.Pool, [Counters.Bump, new ForEachStep(2, [new LockStep("ledger", [Sleep(50), Counters.BumpOther])])]) { Retry = Retry };
        var back = Counters.Transaction(Counters.BumpOther, Sleep(55), Counters.Bump);
        var record = Of(new ForEachStep(2, [new ParallelStep([[there], [back]])]), 20);

        Assert.Contains(record.Statements, one => one.Fact.Outcome == RequestOutcome.Deadlocked);
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.InRange(record.Finished.Count, 3, 7); // A lock that is kept would stop them all.
        Assert.Equal(record.Of("COMMIT").Count() * 2, record.Locked.Count - record.Of("bump-b").Count(one => one.Outcome == RequestOutcome.Deadlocked), 4.0); // Two rows a commit, one a victim.
    }

    [Fact]
    public void A_victim_whose_caller_gives_up_in_the_back_off_does_nothing_more()
    {
        var step = Crossing(Retry with { BackOff = Retry.BackOff with { Initial = Duration.FromSeconds(30), Maximum = Duration.FromSeconds(30) } });
        var impatient = Village.Every(2_500, timeoutMilliseconds: 5_000) with { Policy = new Models.Calls.CallPolicy { CancelsAbandoned = true } };
        var record = RowRecord.Of(Counters.System(impatient, step), 100, (4, new Models.Loads.Changes.SetArrivals("users", 0.001)));

        Assert.Equal(RequestOutcome.TimedOut, Assert.Single(record.Finished).Outcome);
        Assert.Single(record.Of("COMMIT"));
        Assert.Equal(0, record.Connections);
    }

    [Fact]
    public void Retries_can_be_set_while_a_system_runs_and_taken_back()
    {
        var system = Counters.System(Village.Every(2_500), Crossing(null));
        var change = new SetTransactionRetries("web", Village.Endpoint, "there", Retry);
        var record = RowRecord.Of(system, 12, (4.9, change), (9.9, change.Inverse(system)));

        Assert.Equal(
            [RequestOutcome.Failed, RequestOutcome.Succeeded, RequestOutcome.Succeeded, RequestOutcome.Failed],
            record.Finished.OrderBy(request => request.Issued).Select(request => request.Outcome).Take(4));
        Assert.Contains("has no transaction", Assert.Throws<ChangeRefusedException>(() => (change with { Transaction = "other" }).Apply(system)).Message, StringComparison.Ordinal);
    }

    private static RowRecord Of(Step step, double seconds) => RowRecord.Of(Counters.System(Village.Every(2_500), step), seconds);

    /// <summary>Two transactions of one request that lock two rows in opposite orders; the one that goes there becomes the victim.</summary>
    private static ParallelStep Crossing(RetryOptions? retry)
    {
        var there = new TransactionStep(Counters.Pool, [Counters.Bump, Sleep(50), Counters.BumpOther]) { Label = "there", Retry = retry };
        var back = Counters.Transaction(Counters.BumpOther, Sleep(55), Counters.Bump);
        return new ParallelStep([[there], [back]]);
    }

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));
}
