using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Which shard executes what.</summary>
public sealed class ShardRoutingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_shard_gets_the_sum_of_the_popularity_of_its_keys(int count)
    {
        var shards = new ShardOptions(count, Shop.Keys);
        var zipf = new ZipfDistribution(Sharded.Customers.Count, Sharded.Customers.ZipfExponent);
        var layout = ShardLayout.Of(shards, new KeySampler(Sharded.Customers));

        var record = ReplicationRecord.Of(Sharded.System(shards, 2_000, 50, Sharded.Read), 20);

        foreach (var (node, shard) in Sharded.Nodes(count).Select((node, shard) => (node, shard)))
        {
            var share = Enumerable.Range(0, (int)Sharded.Customers.Count).Where(key => layout.ShardOf(key) == shard).Sum(key => zipf.Probability(key + 1));
            var error = Math.Sqrt(share * (1 - share) / record.Statements.Count);
            Assert.InRange(Sharded.Share(record, node), share - (4 * error), share + (4 * error));
        }
    }

    [Fact]
    public void A_read_without_the_key_asks_every_shard_once_and_gives_no_more_rows_than_it_asks_for()
    {
        var record = ReplicationRecord.Of(Sharded.System(new ShardOptions(4, Shop.Keys), 100, 50, Sharded.Newest), 5);

        var counts = Sharded.Nodes(4).Select(node => record.StatementsAt(node)).ToList();
        Assert.True(record.Finished.Count > 400);
        Assert.All(counts, count => Assert.InRange(count, record.Finished.Count, record.Finished.Count + 3));
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void A_read_without_the_key_waits_for_the_slowest_shard()
    {
        // Of 1,600 writes a second, 4 ms each, the hottest of 16 shards gets more than it can do; the others are busy by less than two thirds.
        var system = Sharded.System(new ShardOptions(16, Shop.Keys), 1_680, 4_000, Sharded.Write, Sharded.Newest);
        var load = system.Loads["users"];
        system = system with { Loads = system.Loads.SetItem("users", load with { Tasks = load.Tasks.SetItem(Sharded.Write.Name, 20) }) };

        var record = ReplicationRecord.Of(system, 10);

        var reads = record.Statements.Where(statement => statement.Fact.RowsReturned > 0 && statement.Fact.Started > ReplicationRecord.At(4)).ToList();
        var idle = reads.GroupBy(statement => statement.Node).Min(shard => shard.Average(statement => (statement.Fact.Time - statement.Fact.Started).TotalSeconds));
        var requests = record.Finished.Where(request => request.Operation == 0 && request.Outcome == RequestOutcome.Succeeded && request.Issued > ReplicationRecord.At(4)).ToList();
        Assert.NotEmpty(requests);
        var latencies = requests.Select(request => (request.Time - request.Issued).TotalSeconds).Order().ToList();
        Assert.True(latencies[latencies.Count / 2] > 5 * idle, $"half of the reads take {latencies[latencies.Count / 2]} s, idle shards need {idle} s");
    }

    [Fact]
    public void New_rows_without_a_key_are_spread_evenly()
    {
        var record = ReplicationRecord.Of(Sharded.System(new ShardOptions(4, Shop.Keys), 1_000, 50, Shop.PlaceOrder), 10);

        var error = Math.Sqrt(0.25 * 0.75 / record.Statements.Count);
        Assert.All(Sharded.Nodes(4), node => Assert.InRange(Sharded.Share(record, node), 0.25 - (4 * error), 0.25 + (4 * error)));
    }

    [Fact]
    public void All_rows_of_a_key_lie_in_its_shard()
    {
        var whole = ReplicationRecord.Of(Sharded.System(new ShardOptions(1, Shop.Keys), 200, 50, Sharded.Write), 5);
        var parts = ReplicationRecord.Of(Sharded.System(new ShardOptions(4, Shop.Keys), 200, 50, Sharded.Write), 5);

        Assert.Equal(whole.Statements.Average(statement => statement.Fact.RowsExamined), parts.Statements.Average(statement => statement.Fact.RowsExamined), 0.5);
    }

    [Fact]
    public void What_does_not_combine_is_refused()
    {
        Refuses(database => database with { Replicas = new ReplicaOptions(1) }, "Database 'db' has shards and replicas; allowed is one of them.");
        Refuses(database => database with { Balancer = new BalancerOptions() }, "Database 'db' has shards and a balancer; the key says which shard is meant, so there is nothing to balance.");
        Refuses(database => database with { Shards = new ShardOptions(65, Shop.Keys) }, "Database 'db' has 65 shards; allowed are 1 to 64.");
        Refuses(database => database with { Shards = new ShardOptions(4, Shop.Keys) { Salt = 0 } }, "Database 'db' spreads each key over 0 sub-keys; allowed are 1 to 100.");
        Refuses(database => database with { Shards = new ShardOptions(4, "sellers") }, "Database 'db' is sharded by keys of 'sellers', which does not exist; key spaces are: customers.");
    }

    private static void Refuses(Func<DatabaseOptions, DatabaseOptions> edit, string message)
    {
        var system = Sharded.System(new ShardOptions(4, Shop.Keys), 100, 50, Sharded.Read);
        var wrong = system with { Tiers = system.Tiers.SetItem("db", edit((DatabaseOptions)system.Tiers["db"])) };
        Assert.Equal(message, Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(wrong)).Message);
    }
}
