using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>The figures of the lesson of the hot partition, and its fixes in a running system.</summary>
public sealed class PartitionLessonTests
{
    // The first of 1,000 keys by 1.1 has some 18 % of 1,600 writes a second: 290, and 4 ms each are more than one core has.
    private const double Writes = 1_600;
    private const double Microseconds = 4_000;

    [Fact]
    public void Salting_the_hottest_keys_relieves_the_hot_shard_and_more_shards_by_the_same_key_do_not()
    {
        var start = new ShardOptions(32, Shop.Keys);

        var (busyAlone, lateAlone) = Play(start);
        var (busyMore, lateMore) = Play(start, new SetShards("db", 64));
        var (busySalted, lateSalted) = Play(start, new SaltKey("db", 100, 20));

        Assert.True(busyAlone[^1] > 0.9 && busyAlone[16] < 0.6, $"one shard is busy {busyAlone[^1]:P0}, half of them less than {busyAlone[16]:P0}");
        Assert.True(busyMore[^1] > 0.9 && busyMore[32] < 0.4, $"of twice as many one is busy {busyMore[^1]:P0}, half of them less than {busyMore[32]:P0}");
        Assert.True(busySalted[^1] < 0.9, $"salted, the hottest is busy {busySalted[^1]:P0}");
        Assert.True(lateAlone > 0.05 && lateMore > 0.05 && lateSalted < 0.001, $"later than a second: {lateAlone:P1}, {lateMore:P1} with more shards, {lateSalted:P1} salted");
    }

    [Fact]
    public void Two_random_digits_spread_a_key_over_a_hundred_places()
    {
        var keys = new KeySampler(Sharded.Customers);
        var layout = ShardLayout.Of(new ShardOptions(10, Shop.Keys) { Salt = 100, SaltedKeys = 1, Partitions = 4_096 }, keys);

        Assert.InRange(Enumerable.Range(0, 100).Select(subKey => layout.PartitionOf(0, subKey)).Distinct().Count(), 95, 100);
        Assert.All(
            Enumerable.Range(0, 10),
            shard => Assert.InRange(Enumerable.Range(0, 100).Count(subKey => layout.ShardOf(0, subKey) == shard), 1, 22)); // Binomial, four deviations.
        Assert.Equal(1, layout.SaltOf(1));
    }

    [Fact]
    public void With_twenty_partitions_a_machine_load_moves_in_steps_of_a_twentieth()
    {
        var keys = new KeySampler(new KeySpaceOptions(Shop.Keys, 1_000_000, 0));
        var before = new ShardOptions(10, Shop.Keys) { Partitions = 200 };
        var moved = before with { Placed = before.Placed.Add(1 + Array.IndexOf(before.Placement(), 0), 2) };

        var (from, to) = (LoadOf(before, 0), LoadOf(moved, 0));
        Assert.Equal(0.1, from, 0.01);
        Assert.Equal(from * 0.95, to, 0.001);
        Assert.Equal(LoadOf(before, 1) + (from - to), LoadOf(moved, 1), 1e-9);

        double LoadOf(ShardOptions shards, int shard)
        {
            var layout = ShardLayout.Of(shards, keys);
            return Enumerable.Range(0, 400_000).Count(key => layout.ShardOf(key) == shard) / 400_000.0;
        }
    }

    [Fact]
    public void Moving_a_partition_moves_its_load_while_requests_go_on()
    {
        var shards = new ShardOptions(2, Shop.Keys) { Partitions = 8 };
        var zipf = new ZipfDistribution(Sharded.Customers.Count, Sharded.Customers.ZipfExponent);
        var layout = ShardLayout.Of(shards, new KeySampler(Sharded.Customers));
        var partition = Array.IndexOf(shards.Placement(), 0);
        var load = Enumerable.Range(0, (int)Sharded.Customers.Count).Where(key => layout.PartitionOf(key) == partition).Sum(key => zipf.Probability(key + 1));

        var record = ReplicationRecord.Of(Sharded.System(shards, 1_000, 50, Sharded.Read), 30, (10, new MovePartition("db", partition + 1, 2)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        var before = (double)record.Statements.Count(statement => statement.Node == "db-1" && statement.Fact.Started < ReplicationRecord.At(10)) / 10_000;
        var after = (double)record.Statements.Count(statement => statement.Node == "db-1" && statement.Fact.Started > ReplicationRecord.At(15)) / 15_000;
        Assert.Equal(load, before - after, 0.03);
    }

    /// <summary>How busy each shard is after a change, the least busy first, and the part of the requests that take longer than a second.</summary>
    private static (IReadOnlyList<double> Busy, double Late) Play(ShardOptions shards, params Change[] changes)
    {
        var system = Sharded.System(shards, Writes, Microseconds, Sharded.Write);
        var record = ReplicationRecord.Of(system, 60, [.. changes.Select(change => (2.0, change))]);
        var busy = record.Names.Where(name => name.StartsWith("db-", StringComparison.Ordinal) && name != "db-balancer")
            .Select(node => record.StatementsAt(node, 50) * Microseconds / 10e6).Order().ToList();
        var last = record.Finished.Where(request => request.Issued >= ReplicationRecord.At(48) && request.Issued < ReplicationRecord.At(58)).ToList();
        return (busy, (double)last.Count(request => request.Outcome != RequestOutcome.Succeeded || (request.Time - request.Issued).TotalSeconds > 1) / last.Count);
    }
}
