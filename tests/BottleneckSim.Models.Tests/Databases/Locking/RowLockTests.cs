using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Locking.Changes;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions.Changes;
using BottleneckSim.Models.Tests.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Locking;

public class RowLockTests
{
    /// <summary>Answer, sleep of 10 ms, request for the commit, flush.</summary>
    private const double HoldMilliseconds = 1 + 10 + 1 + Counters.FlushMilliseconds;

    [Fact]
    public void A_saturated_row_changes_hands_without_a_gap_and_gives_one_over_its_holding_time()
    {
        var record = RowRecord.Of(Counters.System(Village.Every(10), Counters.Transaction(Counters.Bump, Sleep(10))), 10);

        Assert.All(record.Locked.Zip(record.Unlocked), hold => Assert.Equal(HoldMilliseconds, (hold.Second.Time - hold.First.Time).Milliseconds(), 3));
        Assert.All(record.Locked.Skip(1).Zip(record.Unlocked), hand => Assert.Equal(hand.First.Time, hand.Second.Time));
        Assert.InRange(record.Unlocked.Count, (10_000 / HoldMilliseconds) - 3, 10_000 / HoldMilliseconds);
    }

    [Fact]
    public void A_row_is_first_come_first_served_as_Lindley_says()
    {
        var load = Village.Every(5) with { Process = ArrivalProcess.Poisson };
        var record = RowRecord.Of(Counters.System(load, Counters.Bump), 60);
        var waited = Duration.Zero;
        var statements = record.Of("bump-a").OrderBy(statement => statement.Started).ToList();

        foreach (var (before, next) in statements.Zip(statements.Skip(1)))
        {
            var left = before.Started + before.LockWait + Duration.FromMilliseconds(4) - next.Started;
            waited = left > Duration.Zero ? left : Duration.Zero;
            Assert.InRange(next.LockWait.Milliseconds() - waited.Milliseconds(), -0.001, 0.001); // The log's bytes take nanoseconds.
        }

        Assert.True(statements.Count > 4_000);
        Assert.Contains(statements, statement => statement.LockWait > Duration.FromMilliseconds(20));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public void Poisson_writers_of_one_row_wait_as_in_M_G_1(double load)
    {
        var arrivals = Village.Every(Counters.FlushMilliseconds / load) with { Process = ArrivalProcess.Poisson };
        var waits = RowRecord.Of(Counters.System(arrivals, Counters.Bump), 400).Of("bump-a").Select(statement => statement.LockWait.Milliseconds()).ToList();

        // Pollaczek and Khinchine, constant service; Student's t of 40 batch means at 99.9 %.
        var expected = load * Counters.FlushMilliseconds / (2 * (1 - load));
        var batches = waits.Chunk((waits.Count / 40) + 1).Select(batch => batch.Average()).ToList();
        var error = Math.Sqrt(batches.Sum(batch => Math.Pow(batch - batches.Average(), 2)) / (batches.Count - 1) / batches.Count);
        Assert.InRange(waits.Average(), expected - (3.56 * error), expected + (3.56 * error));
        Assert.True(3.56 * error < 0.2 * expected);
    }

    [Fact]
    public void A_transaction_does_not_wait_for_a_row_of_its_own_and_flushes_once()
    {
        var record = RowRecord.Of(Counters.System(Village.Every(100), Counters.Transaction(Counters.Bump, Counters.Bump, Counters.BumpOther, Sleep(1))), 5.05);

        Assert.All(record.Statements, statement => Assert.Equal(Duration.Zero, statement.Fact.LockWait));
        Assert.Equal(2 * record.Of("COMMIT").Count(), record.Locked.Count);
        Assert.Equal(record.Of("COMMIT").Count(), record.Flushes);
    }

    [Fact]
    public void Readers_do_not_wait_for_writers()
    {
        var load = Village.Every(5) with { Process = ArrivalProcess.Poisson };
        var system = Counters.System(load, new Models.Programs.Parallel.ParallelStep([[Counters.Transaction(Counters.Bump, Sleep(10))], [Counters.Read]]) { WaitFor = Models.Programs.Parallel.Quorum.Of(1), LetsLosersRun = true });

        Assert.All(RowRecord.Of(system, 2).Of("read-a"), read => Assert.Equal(Duration.Zero, read.Time - read.Started));
    }

    [Fact]
    public void Different_rows_are_written_side_by_side()
    {
        var system = Counters.System(Village.Every(20), Counters.Database, 1_000_000, Counters.Transaction(Counters.Bump, Sleep(50)));

        Assert.All(RowRecord.Of(system, 4).Of("bump-a"), statement => Assert.Equal(Duration.Zero, statement.LockWait));
    }

    [Fact]
    public void A_lock_time_out_fails_the_statement_and_the_transaction_and_frees_what_it_held()
    {
        var database = Counters.Database with { LockTimeout = Duration.FromMilliseconds(50) };
        var system = Counters.System(Village.Every(40), database, 1, Counters.Transaction(Counters.BumpOther, Counters.Bump, Sleep(200)));
        var record = RowRecord.Of(system, 10.03);

        Assert.All(record.Statements.Where(one => one.Fact.Outcome != RequestOutcome.Succeeded), one => Assert.Equal((RequestOutcome.LockTimedOut, 50), (one.Fact.Outcome, one.Fact.LockWait.Milliseconds())));
        Assert.Contains(record.Finished, request => request.Outcome == RequestOutcome.Failed);
        Assert.InRange(record.Finished.Count(request => request.Outcome == RequestOutcome.Succeeded), 20, 50);
        Assert.InRange(record.Locked.Count - record.Unlocked.Count, 0, 2);
    }

    [Fact]
    public void A_shorter_transaction_lets_more_through_where_more_connections_do_not()
    {
        var system = Counters.System(Village.Every(10), Counters.Transaction(Counters.Bump, new SleepStep(Town.Always(10), "mail")));
        var change = new ShortenTransaction("web", Village.Endpoint, "transaction", "mail");

        var (long_, short_) = (RowRecord.Of(system, 10), RowRecord.Of(system, 10, (0, change)));

        Assert.InRange(long_.Unlocked.Count, 620, 626);
        Assert.InRange(short_.Unlocked.Count, 998, 1_000); // All that were asked for.
    }

    [Fact]
    public void A_spread_counter_lets_as_many_times_more_through_and_a_read_sums_its_rows()
    {
        var system = Counters.System(Village.Every(1) with { Process = ArrivalProcess.Poisson }, Counters.Database, 1, Counters.Bump, Counters.Read);
        var spread = new ShardCounter("db", "a", "id", 8);
        var fastDisk = Counters.Database with { Disk = Counters.Database.Disk with { Channels = 64 } };
        var (one, eight) = (RowRecord.Of(system, 4), RowRecord.Of(Counters.System(Village.Every(1), fastDisk, 1, Counters.Bump, Counters.Read), 4, (0, spread)));

        Assert.InRange(one.Of("bump-a").Count(), 990, 1_000); // One in 4 ms.
        Assert.Equal(8, eight.Locked.Select(row => row.Row).Distinct().Count());
        Assert.True(eight.Of("bump-a").Count() > 1.8 * one.Of("bump-a").Count()); // Commits share flushes now.
        Assert.All(eight.Of("read-a"), read => Assert.Equal(8, read.RowsReturned));
        Assert.Equal(SystemText.Of(system), SystemText.Of(spread.Inverse(system).Apply(spread.Apply(system))));
    }

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));
}
