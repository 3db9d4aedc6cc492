using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Keys whose rows lie on several shards, as whole copies.</summary>
public sealed class CopiedKeyTests
{
    private static readonly KeySampler Keys = new(Sharded.Customers);
    private static readonly ShardOptions Four = new(4, Shop.Keys);

    [Fact]
    public void Reads_of_a_copied_key_are_spread_evenly_over_its_copies_and_writes_go_to_all()
    {
        var reads = ReplicationRecord.Of(OfOneKey(Four with { Copies = 3 }, Sharded.Read), 10);
        var shares = Sharded.Nodes(4).Select(node => Sharded.Share(reads, node)).Order().ToList();

        Assert.Equal(0, shares[0]);
        Assert.All(shares[1..], share => Assert.Equal(1.0 / 3, share, 0.02)); // 10,000 requests: four deviations.
        var writes = ReplicationRecord.Of(OfOneKey(Four with { Copies = 3 }, Sharded.Write), 10);
        Assert.InRange(writes.Statements.Count, 3 * writes.Finished.Count, (3 * writes.Finished.Count) + 30);
        Assert.All(writes.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.Equal(7, GatheredRows.OfCopies.Of(GatheredRows.OfCopies.Add(GatheredRows.OfCopies.Add(0, 7), 7))); // Seven rows, not fourteen.
    }

    [Fact]
    public void Replicating_the_hot_key_relieves_its_shard_while_requests_go_on_and_the_inverse_brings_the_load_back()
    {
        var layout = ShardLayout.Of(Four, Keys);
        var hot = layout.ShardOf(0);
        var zipf = new ZipfDistribution(Sharded.Customers.Count, Sharded.Customers.ZipfExponent);
        var load = Enumerable.Range(0, (int)Sharded.Customers.Count).Where(key => layout.ShardOf(key) == hot).Sum(key => zipf.Probability(key + 1));
        var system = Sharded.System(Four, 1_000, 50, Sharded.Read);
        var change = new ReplicateKey("db", 4);
        var record = ReplicationRecord.Of(system, 60, (10, change), (35, change.Inverse(system)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.Equal(load, ShareOf(record, hot, 1, 10), 0.02);
        Assert.Equal(load - (zipf.Probability(1) * 3 / 4), ShareOf(record, hot, 25, 35), 0.02);
        Assert.Equal(load, ShareOf(record, hot, 50, 60), 0.02);
    }

    [Fact]
    public void Whoever_has_the_rows_of_a_key_sends_as_many_as_its_copies_need_and_nothing_when_they_are_removed()
    {
        var from = ShardLayout.Of(Four, Keys);
        var to = ShardLayout.Of(Four with { Copies = 4, CopiedKeys = 10 }, Keys);
        var sent = Enumerable.Range(0, 4).Sum(shard => SentBy(from, to, shard) * KeysOf(from, shard));

        Assert.Equal(10 * 3, sent, 1e-6); // In keys: three copies of each of ten.
        Assert.All(Enumerable.Range(0, 4), shard => Assert.Equal(0, SentBy(to, from, shard), 1e-9));
        Assert.All(Enumerable.Range(0, 4), shard => Assert.Equal(0, SentBy(to, to, shard), 1e-9));
    }

    [Fact]
    public void The_tables_of_the_shards_hold_the_copies_too()
    {
        var database = (DatabaseOptions)Sharded.System(Four, 1, 50, Sharded.Read).Tiers["db"];
        var layout = ShardLayout.Of(Four with { Copies = 3, CopiedKeys = 50 }, Keys);
        var rows = Enumerable.Range(0, 4).Sum(shard => ShardShare.Of(database, layout, shard).Tables["orders"].Rows);

        Assert.InRange(rows - (Orders.Table.Rows * (1 + (2 * 50 / 1_000.0))), 0, 4); // Each shard rounds up.
        Assert.Equal(0.1, layout.CopiedPart(), 1e-12);
        Assert.Equal(1_000, GatheredRows.Of(Sharded.Newest with { Limit = null }, database, layout).Of(1_100)); // The router drops the copies.
    }

    [Fact]
    public void Copies_at_a_shard_that_has_crashed_are_not_read()
    {
        var shards = Four with { Copies = 4 };
        var record = ReplicationRecord.Of(OfOneKey(shards, Sharded.Read), 10, (5, new CrashNode("db", 2)));

        Assert.All(record.Finished.Where(request => request.Issued > ReplicationRecord.At(5.1)), request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.Equal(0, record.StatementsAt("db-shard-2", 5.01));
    }

    [Fact]
    public void A_key_is_either_salted_or_copied()
    {
        var salted = Sharded.System(Four with { Salt = 2, SaltedKeys = 5 }, 1, 50, Sharded.Read);

        Assert.Contains("either salted or copied", Assert.ThrowsAny<Exception>(() => new ReplicateKey("db", 2, 5).Apply(salted)).Message, StringComparison.Ordinal);
        var layout = ShardLayout.Of(((DatabaseOptions)new ReplicateKey("db", 2, 6).Apply(salted).Tiers["db"]).Shards!, Keys);
        Assert.Equal([1, 1, 1, 1, 1, 2, 1], Enumerable.Range(0, 7).Select(key => layout.CopiesOf(key)));
    }

    private static double ShareOf(ReplicationRecord record, int shard, double from, double to)
    {
        var within = record.Statements.Where(one => one.Fact.Started >= ReplicationRecord.At(from) && one.Fact.Started < ReplicationRecord.At(to)).ToList();
        return within.Count(one => one.Node == Sharded.Nodes(4)[shard]) / (double)within.Count;
    }

    private static double SentBy(ShardLayout from, ShardLayout to, int shard) =>
        ShardMoves.Of(from, to, Sharded.Customers.Count, shard).Where((_, other) => other != shard).Sum();

    private static int KeysOf(ShardLayout layout, int shard) => Enumerable.Range(0, (int)Sharded.Customers.Count).Count(key => layout.ShardOf(key) == shard);

    private static SystemDescription OfOneKey(ShardOptions shards, Models.Databases.Queries.QueryOptions query) =>
        Sharded.System(shards, 1_000, 50, query) with { KeySpaces = SmallSystems.Named(new KeySpaceOptions(Shop.Keys, 1, 0), keys => keys.Name) };
}
