using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Locking;

/// <summary>Statements that write several rows lock each of them.</summary>
public sealed class SeveralRowsTests
{
    [Fact]
    public void A_list_locks_each_of_its_values_and_frees_them_all_together()
    {
        var record = Of(new InPredicate(3), rows: 1_000, every: 100);

        Assert.True(record.Unlocked.Count > 20);
        Assert.All(record.Locked.GroupBy(locked => locked.Transaction).SkipLast(1), rows => Assert.InRange(rows.Select(row => row.Row).Distinct().Count(), 2, 3));
        Assert.All(record.Statements, statement => Assert.Equal(Duration.Zero, statement.Fact.LockWait));
    }

    [Fact]
    public void Two_updates_of_one_range_wait_for_each_other_as_for_one_row()
    {
        var record = Of(new RangePredicate(0.02), rows: 1_000, every: 2);

        Assert.All(record.Locked.GroupBy(locked => locked.Transaction), rows => Assert.Equal(20, rows.Count()));
        Assert.InRange(record.Statements.Count, 2_000 / Counters.FlushMilliseconds - 3, 2_000 / Counters.FlushMilliseconds);
    }

    [Fact]
    public void An_update_of_more_rows_than_are_locked_meets_every_other_one_like_it()
    {
        var record = Of(null, rows: 5_000, every: 50);

        Assert.All(record.Locked.GroupBy(locked => locked.Transaction), rows => Assert.Equal(LockTarget.MostRows, rows.Count()));
        Assert.Equal(LockTarget.MostRows, record.Locked.Select(locked => locked.Row).Distinct().Count());
    }

    [Fact]
    public void Lists_that_share_values_in_another_order_deadlock_and_the_victim_fails()
    {
        // Ten values, four a list in any order, and a transaction that takes two lists 5 ms apart.
        var transaction = System(new InPredicate(4), 10, 3, Counters.Transaction(Counters.Bump, new SleepStep(Town.Always(5)), Counters.Bump));
        var record = RowRecord.Of(transaction, 20);

        Assert.Contains(record.Of("bump-a"), statement => statement.Outcome == RequestOutcome.Deadlocked && statement.LockWait >= Counters.Database.DeadlockTimeout);
        Assert.Contains(record.Of("bump-a"), statement => statement.Outcome == RequestOutcome.Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // A list on a small table: a sequential scan.
    public void Locking_several_rows_allocates_nothing_in_the_long_run(bool isList)
    {
        Predicate several = isList ? new InPredicate(20) : new RangePredicate(0.02);
        using var engine = new SequentialEngine(System(several, 1_000, 5, Counters.Bump), 1, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(200));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        engine.AdvanceTo(Instant.FromSeconds(400));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 16 << 10); // 800,000 rows are locked.
    }

    private static RowRecord Of(Predicate? predicate, long rows, double every) => RowRecord.Of(System(predicate, rows, every, Counters.Bump), 2);

    private static SystemDescription System(Predicate? predicate, long rows, double every, params Step[] steps)
    {
        var bump = (UpdateOptions)Counters.Database.Queries["bump-a"] with
        {
            KeySpace = null,
            Where = predicate is null ? Orders.Where() : Orders.Where(("id", predicate)),
        };
        var database = Counters.Database with
        {
            Tables = Counters.Database.Tables.SetItem("a", Counters.Database.Tables["a"] with { Rows = rows }),
            Queries = Counters.Database.Queries.SetItem("bump-a", bump),
        };
        return Counters.System(Village.Every(every), database, 1, steps);
    }
}
