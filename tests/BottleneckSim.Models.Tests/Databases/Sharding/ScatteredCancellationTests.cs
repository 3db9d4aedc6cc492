using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Copies and cancellations of statements that several shards execute.</summary>
/// <remarks>All requests change one row, which lies on one of four shards, for longer than there is time for all: they wait for its lock there.</remarks>
public sealed class ScatteredCancellationTests
{
    private const double TimeoutSeconds = 0.01;

    private static UpdateOptions Ship { get; } = new()
    {
        Name = "ship",
        Table = "orders",
        Where = Orders.Where(("id", new EqualsPredicate())),
        Set = ["status"],
        KeySpace = "sellers",
    };

    [Fact]
    public void A_cancellation_reaches_the_part_that_waits()
    {
        var abandoned = ReplicationRecord.Of(System(new CallPolicy()), 4);
        var cancelled = ReplicationRecord.Of(System(new CallPolicy { CancelsAbandoned = true }), 4);

        Assert.Contains(abandoned.Finished, request => request.Outcome == RequestOutcome.TimedOut || request.Outcome == RequestOutcome.Failed);
        Assert.True(LongestWait(abandoned) > 3 * TimeoutSeconds, $"nobody was waited for: {LongestWait(abandoned)} s");
        Assert.True(LongestWait(cancelled) < TimeoutSeconds + 0.002, $"waited on for {LongestWait(cancelled)} s");
    }

    [Fact]
    public void A_hedge_asks_every_shard_again_and_the_loser_is_cancelled_at_all_of_them()
    {
        var plain = ReplicationRecord.Of(System(new CallPolicy { CancelsAbandoned = true }), 4);
        var hedged = ReplicationRecord.Of(System(new CallPolicy { CancelsAbandoned = true, Hedge = new HedgeOptions(Duration.FromMilliseconds(5)) }), 4);

        Assert.True(hedged.Statements.Count > 1.2 * plain.Statements.Count, $"{hedged.Statements.Count} statements, {plain.Statements.Count} without hedges");
        Assert.True(LongestWait(hedged) < TimeoutSeconds + 0.002, $"waited on for {LongestWait(hedged)} s");
    }

    private static double LongestWait(ReplicationRecord record) => record.Statements.Max(statement => statement.Fact.LockWait.TotalSeconds);

    private static SystemDescription System(CallPolicy policy)
    {
        var system = Sharded.System(new ShardOptions(4, Shop.Keys), 3_000, 10, Orders.WithIndexes("id"), Ship);
        var web = (WebOptions)system.Tiers["web"];
        var step = new QueryStep(Ship.Name, "orders-db", Duration.FromMilliseconds(10)) { Policy = policy };
        return system with
        {
            Tiers = system.Tiers.SetItem("web", web with { Endpoints = SmallSystems.Named(new EndpointOptions(Ship.Name, [step]), endpoint => endpoint.Name) }),
            KeySpaces = system.KeySpaces.Add("sellers", new KeySpaceOptions("sellers", 1, 0)),
        };
    }
}
