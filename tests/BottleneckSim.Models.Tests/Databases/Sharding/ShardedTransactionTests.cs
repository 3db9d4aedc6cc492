using System.Collections.Immutable;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Transactions of a sharded database.</summary>
public sealed class ShardedTransactionTests
{
    [Fact]
    public void A_transaction_for_one_key_is_executed_and_committed_at_the_shard_of_the_key()
    {
        var record = ReplicationRecord.Of(System(new ShardOptions(4, Shop.Keys), Sharded.Read, Sharded.Write), 5);

        Assert.True(record.Finished.Count > 800);
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        foreach (var node in Sharded.Nodes(4))
        {
            var statements = record.Statements.Where(statement => statement.Node == node).ToList();
            var commits = statements.Count(statement => statement.Fact.Plan == PlanKind.Commit);
            Assert.True(commits > 0);
            Assert.InRange(statements.Count, (3 * commits) - 3, (3 * commits) + 3); // a read, a write, the COMMIT
        }
    }

    [Fact]
    public void A_transaction_over_several_shards_is_refused_with_its_statement_and_what_is_allowed()
    {
        Refuses(
            System(new ShardOptions(4, Shop.Keys), Sharded.Write, Sharded.Newest),
            "A transaction of 'pay-orders' of tier 'web' executes 'newest' in database 'db', which may concern several of its shards; "
            + "allowed: in a transaction statements for one key of 'customers' (key space and equality, or an insert), where keys are neither salted nor copied.");
        Refuses(
            System(new ShardOptions(4, Shop.Keys) { Salt = 2 }, Sharded.Write),
            "A transaction of 'pay-orders' of tier 'web' executes 'pay-orders' in database 'db', which may concern several of its shards; "
            + "allowed: in a transaction statements for one key of 'customers' (key space and equality, or an insert), where keys are neither salted nor copied.");
    }

    [Fact]
    public void One_shard_has_room_for_any_transaction() => SystemCompiler.Compile(System(new ShardOptions(1, Shop.Keys) { Salt = 2 }, Sharded.Write, Sharded.Newest));

    private static void Refuses(SystemDescription system, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(system)).Message);

    /// <summary>One endpoint that executes all queries in one transaction.</summary>
    private static SystemDescription System(ShardOptions shards, params QueryOptions[] queries)
    {
        var system = Sharded.System(shards, 200, 50, queries);
        var web = (WebOptions)system.Tiers["web"];
        var name = Sharded.Write.Name;
        var steps = queries.Select(Step (query) => new QueryStep(query.Name, "orders-db", CallStep.DefaultTimeout)).ToImmutableArray();
        web = web with { Endpoints = SmallSystems.Named(new EndpointOptions(name, [new TransactionStep("orders-db", steps)]), endpoint => endpoint.Name) };
        var load = system.Loads["users"];
        return system with
        {
            Tiers = system.Tiers.SetItem("web", web),
            Loads = system.Loads.SetItem("users", load with { Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(name, 1) }),
        };
    }
}
