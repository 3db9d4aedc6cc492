using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Recovery;

/// <summary>An index is asked for at 1 s; its database stops while it is built.</summary>
public sealed class InterruptedBuildTests
{
    private static readonly AddIndex Index = new("db", "orders", [Orders.Key("customer_id")]);
    private static readonly SystemDescription System = Shop.System(Shop.Database(Orders.WithIndexes("id"), Shop.RecentOrders) with { Boot = Duration.FromSeconds(1) }, 2);

    /// <summary>How long it takes where nothing stops it.</summary>
    private static Duration Alone => Run(60, (1, Index)).Timeline.Changes[0].Taken!.Value;

    [Fact]
    public void An_index_is_built_anew_after_a_crash_and_serves_nobody_before()
    {
        var (crashed, record) = Run(120, (1, Index), (1 + (Alone.TotalSeconds / 2), new CrashNode("db", 1)), (20, new RestartNode("db", 1)));

        var ready = crashed.Changes[0].Completed!.Value;
        var isBack = crashed.Changes[2].Completed!.Value;
        Assert.InRange((ready - isBack).TotalSeconds, Alone.TotalSeconds * 0.8, Alone.TotalSeconds * 1.25); // All of it, beside other requests than before.
        Assert.DoesNotContain(record.Statements, statement => UsesIndex(statement) && statement.Started < ready);
        Assert.Contains(record.Statements, statement => UsesIndex(statement) && statement.Started > ready);
    }

    [Fact]
    public void It_is_built_anew_after_each_of_several_stops()
    {
        var (timeline, record) = Run(
            120, (1, Index), (1.5, new CrashNode("db", 1)), (2, new RestartNode("db", 1)), (3.5, new CrashNode("db", 1)), (4, new RestartNode("db", 1)));

        Assert.InRange(Alone.TotalSeconds, 0.9, 1.1); // Half of it is done each time.
        var ready = timeline.Changes[0].Completed!.Value;
        Assert.True(ready > timeline.Changes[^1].Completed);
        Assert.DoesNotContain(record.Statements, statement => UsesIndex(statement) && statement.Started < ready);
        Assert.Contains(record.Statements, UsesIndex);
    }

    [Fact]
    public void One_that_is_dropped_while_its_database_is_away_is_not_built()
    {
        var (timeline, record) = Run(40, (1, Index), (1.5, new CrashNode("db", 1)), (3, Index.Inverse(System)), (4, new RestartNode("db", 1)));

        Assert.True(timeline.Changes[0].Completed < timeline.Changes[^1].Completed);
        Assert.DoesNotContain(record.Statements, UsesIndex);
    }

    private static bool UsesIndex(StatementFinished statement) => statement.Plan != PlanKind.SequentialScan;

    private static (ChangeTimeline Timeline, StatementRecord Record) Run(double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var (timeline, record) = (new ChangeTimeline(), new StatementRecord());
        using var engine = new SequentialEngine(System, 1, new CompositeSink(new InvariantChecker(), timeline, record));
        ChangedRun.AdvanceSampling(engine, seconds, changes);
        return (timeline, record);
    }
}
