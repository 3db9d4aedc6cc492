using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Transactions;

public class TransactionTests
{
    [Fact]
    public void Of_two_transactions_that_lock_in_opposite_orders_exactly_one_is_aborted_after_the_deadlock_time_out()
    {
        var there = Counters.Transaction(Counters.Bump, Sleep(50), Counters.BumpOther);
        var back = Counters.Transaction(Counters.BumpOther, Sleep(55), Counters.Bump);
        var step = new ParallelStep([[there], [back]]) { WaitFor = Quorum.Of(1), LetsLosersRun = true };
        var record = RowRecord.Of(Counters.System(Village.Every(5_000), step), 14);

        var failed = Assert.Single(record.Statements, one => one.Fact.Outcome == RequestOutcome.Deadlocked && one.Fact.Time < Instant.FromSeconds(10));
        Assert.Equal(("bump-b", 1_000.0), (failed.Query, failed.Fact.LockWait.Milliseconds())); // The one that waited first looks first.
        Assert.Equal(2, record.Of("COMMIT").Count()); // One of each pair.
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.Equal(0, record.Connections);
    }

    [Fact]
    public void A_step_that_fails_rolls_back_and_the_next_in_line_goes_on()
    {
        var call = new CallStep("back", Village.Endpoint, null, Duration.FromMilliseconds(10));
        var system = Counters.System(Village.Every(5), Counters.Transaction(Counters.Bump, call));
        var record = RowRecord.Of(system with { Tiers = system.Tiers.Add("back", Village.Tier("back", Sleep(50))) }, 2);

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Failed, request.Outcome));
        Assert.All(record.Locked.Zip(record.Unlocked), hold => Assert.Equal(1 + 10 + 1.0, (hold.Second.Time - hold.First.Time).Milliseconds()));
        Assert.Empty(record.Of("COMMIT"));
        Assert.InRange(record.Unlocked.Count, 160, 170);
    }

    [Fact]
    public void A_request_whose_statement_times_out_in_the_queue_leaves_the_queue()
    {
        var bump = Counters.Bump with { };
        var system = Counters.System(Village.Every(20), Counters.Transaction(bump with { Timeout = Duration.FromMilliseconds(30) }, Sleep(100)));
        var record = RowRecord.Of(system, 5.01);

        // Whoever gives up is not given the row later, but for one whose answer was on its way: its roll-back comes after a round trip.
        var held = record.Locked.Zip(record.Unlocked).Select(hold => Math.Round((hold.Second.Time - hold.First.Time).Milliseconds(), 3)).ToList();
        Assert.Equal([2, 1 + 100 + 1 + Counters.FlushMilliseconds], held.Distinct().Order());
        Assert.InRange(held.Count, 50, 65);
        Assert.InRange(record.Connections, 1, 3);
    }

    [Fact]
    public void A_statement_that_a_roll_back_overtakes_finds_its_transaction_gone()
    {
        var jittered = new Models.Links.LinkOptions(Duration.FromMicroseconds(100), new Kernel.Distributions.ExponentialDistribution(4e6));
        var step = Counters.Transaction(Counters.Bump with { Timeout = Duration.FromMilliseconds(2) }, Counters.BumpOther with { Timeout = Duration.FromMilliseconds(3) });
        var system = Counters.System(Village.Every(3), step) with { DefaultLink = jittered };
        var stop = new Models.Loads.Changes.SetArrivals("users", 0.001);
        var record = RowRecord.Of(system, 30, (10, stop));

        Assert.Contains(record.Finished, request => request.Outcome == RequestOutcome.Failed);
        Assert.Contains(record.Finished, request => request.Outcome == RequestOutcome.Succeeded);
        Assert.Equal(0, record.Connections); // None is left behind.
        Assert.Equal(record.Locked.Count, record.Unlocked.Count);
    }

    [Fact]
    public void A_server_that_crashes_gives_its_rows_back()
    {
        var system = Counters.System(Village.Every(50), Counters.Transaction(Counters.Bump, Sleep(3_000)));
        var record = RowRecord.Of(system, 2, (1, new CrashNode("web", 1)));

        Assert.Equal(record.Locked.Count, record.Unlocked.Count);
        Assert.All(record.Unlocked, row => Assert.Equal(1_001, row.Time.Milliseconds()));
        Assert.Equal(0, record.Connections);
    }

    [Fact]
    public void A_transaction_within_a_transaction_is_refused()
    {
        var nested = Counters.System(Village.Every(5), Counters.Transaction(Counters.Bump, Counters.Transaction(Counters.BumpOther)));

        Assert.Contains("within a transaction", Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(nested)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transaction_that_asks_nothing_takes_a_connection_and_no_time()
    {
        var system = Counters.System(Village.Every(10), new ForEachStep(10_000, [Counters.Transaction()]));

        Assert.All(RowRecord.Of(system, 0.1).Finished, request => Assert.Equal(2, request.Latency.Milliseconds()));
    }

    [Fact]
    public void A_connection_is_held_while_the_transaction_is_idle()
    {
        var system = Counters.System(Village.Every(10), Counters.Database, 1_000_000, Counters.Transaction(Counters.Read, Sleep(1_000)));

        Assert.Equal(100, RowRecord.Of(system, 3).Connections, 2.0);
    }

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));
}
