using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Tied statements: a database begins a statement as it comes, so that its twin has lost.</summary>
/// <remarks>Each way takes a millisecond: the router knows after three that a statement has begun, the caller after four.</remarks>
public sealed class TiedStatementTests
{
    [Theory]
    [InlineData(2.5)] // The twin is under way and turned away by the router.
    [InlineData(10)] // It is not sent.
    public void A_statement_for_one_shard_is_executed_once(double afterMilliseconds)
    {
        var record = ReplicationRecord.Of(Tied(Sharded.System(new ShardOptions(4, Shop.Keys), 20, 15_000, Sharded.Read), Sharded.Read, afterMilliseconds), 20);

        AssertEachOnce(record, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    [InlineData(10)]
    public void A_statement_for_all_shards_is_executed_once_by_each(double afterMilliseconds)
    {
        var record = ReplicationRecord.Of(Tied(Sharded.System(new ShardOptions(4, Shop.Keys), 20, 15_000, Sharded.Newest), Sharded.Newest, afterMilliseconds), 20);

        AssertEachOnce(record, 4);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(10)]
    public void A_read_is_executed_by_one_replica(double afterMilliseconds)
    {
        var database = Replicated.Database(Replicated.Replaying(2, 0.01), Replicated.Read) with { ExecutionCosts = new ExecutionCosts(StatementNanoseconds: 15_000_000) };
        var system = Shop.System(database, 20, 400);

        AssertEachOnce(ReplicationRecord.Of(Tied(system, Replicated.Read, afterMilliseconds), 20), 1);
    }

    private static void AssertEachOnce(ReplicationRecord record, int parts)
    {
        Assert.True(record.Finished.Count > 200);
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.InRange(record.Statements.Count, parts * record.Finished.Count, parts * (record.Finished.Count + 5));
    }

    private static SystemDescription Tied(SystemDescription system, QueryOptions query, double afterMilliseconds)
    {
        var web = (WebOptions)system.Tiers["web"];
        var policy = new CallPolicy { Tie = new TieOptions(Duration.FromNanoseconds((long)(afterMilliseconds * 1e6))) };
        var step = new QueryStep(query.Name, "orders-db", Duration.FromSeconds(10)) { Policy = policy };
        return system with
        {
            DefaultLink = new LinkOptions(Duration.FromMilliseconds(1)),
            Tiers = system.Tiers.SetItem("web", web with { Endpoints = SmallSystems.Named(new EndpointOptions(query.Name, [step]), endpoint => endpoint.Name) }),
        };
    }
}
