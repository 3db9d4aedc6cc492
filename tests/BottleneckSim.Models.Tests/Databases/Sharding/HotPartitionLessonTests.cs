using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>What the lesson of the hot partition rests on.</summary>
public sealed class HotPartitionLessonTests
{
    // The first of 1,000 keys by 1.1 has some 18 % of the requests: of 1,000 writes a second 180, each 4 ms of one core at least.
    private const double Writes = 1_000;
    private const double Microseconds = 4_000;

    [Fact]
    public void A_hot_key_saturates_its_shard_however_many_shards_there_are()
    {
        foreach (var count in new[] { 16, 64 })
        {
            var record = ReplicationRecord.Of(Sharded.System(new ShardOptions(count, Shop.Keys), Writes * 1.6, Microseconds, Sharded.Write), 10);

            var done = Sharded.Nodes(count).Select(node => record.StatementsAt(node, 2) * Microseconds / 8e6).Order().ToList();
            Assert.True(done[^1] > 0.85, $"{count} shards: the hottest is busy {done[^1]:P0}");
            Assert.True(done[count / 2] < 0.5, $"{count} shards: half of them are busy less than {done[count / 2]:P0}");
            Assert.True(Quantile(record, 0.99) > 1, $"{count} shards: the hot shard's queue grows");
        }
    }

    [Fact]
    public void Salting_relieves_the_hot_shard()
    {
        var salted = ReplicationRecord.Of(Sharded.System(new ShardOptions(64, Shop.Keys) { Salt = 16 }, Writes * 1.6, Microseconds, Sharded.Write), 10);

        Assert.All(salted.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.True(Quantile(salted, 0.99) < 0.1, $"p99 {Quantile(salted, 0.99)} s");
    }

    [Fact]
    public void Reads_pay_for_salting_with_a_statement_at_every_shard_of_the_sub_keys()
    {
        var plain = ReplicationRecord.Of(Sharded.System(new ShardOptions(64, Shop.Keys), 200, 500, Sharded.Read), 10);
        var salted = ReplicationRecord.Of(Sharded.System(new ShardOptions(64, Shop.Keys) { Salt = 8 }, 200, 500, Sharded.Read), 10);

        Assert.Equal(1, (double)plain.Statements.Count / plain.Finished.Count, 0.02);
        var distinct = 64 * ShardShare.KeysAtAShard(new ShardOptions(64, Shop.Keys) { Salt = 8 });
        Assert.InRange((double)salted.Statements.Count / salted.Finished.Count, distinct - 0.5, distinct + 0.5);
        Assert.True(Quantile(salted, 0.5) > Quantile(plain, 0.5), "the last of several answers comes later than one");
    }

    private static double Quantile(ReplicationRecord record, double quantile)
    {
        var latencies = record.Finished.Where(request => request.Issued >= ReplicationRecord.At(2)).Select(request => (request.Time - request.Issued).TotalSeconds).Order().ToList();
        return latencies[(int)(latencies.Count * quantile)];
    }
}
