using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Rows move between shards while requests go on.</summary>
public sealed class ReshardingTests
{
    private static readonly KeySampler Keys = new(Sharded.Customers);

    [Fact]
    public void More_shards_are_copied_to_while_the_old_ones_serve_and_serve_when_every_row_is_there()
    {
        var record = ReplicationRecord.Of(System(new ShardOptions(2, Shop.Keys)), 60, (5, new SetShards("db", 4)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        var first = record.Statements.First(statement => statement.Node == "db-shard-3").Fact.Started;
        Assert.True(first > ReplicationRecord.At(35.1), $"a shard that boots for 30 s and is copied to serves at {first}");
        Assert.True(first < ReplicationRecord.At(55), $"the copy ends at {first}");

        // Half of the rows of each shard move; nobody reads or writes anything else that is not in memory, but for the writes of requests.
        var written = Disk(record, "db-shard-3", 60).WrittenBytes;
        var table = Orders.Table.Rows / 4.0 * 200;
        Assert.InRange(written, table, 2 * table);
        Assert.DoesNotContain(record.Disks, sample => sample.Node == "db-shard-3" && sample.Fact.Time < ReplicationRecord.At(34));
        Assert.True(record.StatementsAt("db-1", 55) < 0.8 * record.StatementsAt("db-1", 0) / 11, "the old shards are relieved");
    }

    [Fact]
    public void Less_shards_leave_only_when_their_rows_are_elsewhere()
    {
        var record = ReplicationRecord.Of(System(new ShardOptions(4, Shop.Keys)), 30, (5, new SetShards("db", 2)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        var last = record.Statements.Last(statement => statement.Node == "db-shard-4").Fact.Started;
        Assert.True(last > ReplicationRecord.At(5.05), $"served until {last}");
        Assert.True(last < ReplicationRecord.At(25), $"served until {last}");
    }

    [Fact]
    public void A_move_that_is_taken_back_leaves_everything_where_it_was()
    {
        var record = ReplicationRecord.Of(System(new ShardOptions(2, Shop.Keys)), 50, (5, new SetShards("db", 4)), (35.1, new SetShards("db", 2)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.DoesNotContain(record.Statements, statement => statement.Node is "db-shard-3" or "db-shard-4");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void A_database_that_is_removed_while_rows_move_is_silent_afterwards(double removedAt)
    {
        // Nobody asks it, so that it leaves at once; pieces of the move are still under way on a slow link.
        var idle = ((DatabaseOptions)System(new ShardOptions(2, Shop.Keys)).Tiers["db"]) with { Name = "idle" };
        var town = Sharded.System(new ShardOptions(1, Shop.Keys), 1, 50, Sharded.Read);
        var system = town with
        {
            Tiers = town.Tiers.Add("idle", idle),
            Links = town.Links.Add(new LinkEnds("idle", "idle"), new LinkOptions(Duration.FromMilliseconds(190))),
        };
        var checker = new InvariantChecker(ViolationResponse.Collect);
        using var engine = new SequentialEngine(system, 1, checker);
        engine.AdvanceTo(Instant.FromNanoseconds(100_000_000));
        engine.Apply(new SetShards("idle", 1), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromNanoseconds((long)(removedAt * 1e9)));
        engine.Apply(new RemoveTier("idle"), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromSeconds(5));

        Assert.Empty(checker.Violations);
    }

    [Fact]
    public void A_shard_that_crashes_does_not_keep_the_others_from_moving()
    {
        var record = ReplicationRecord.Of(System(new ShardOptions(4, Shop.Keys)), 40, (5, new SetShards("db", 3)), (5.02, new CrashNode("db", 2)));

        Assert.Contains(record.Statements, statement => statement.Node == "db-shard-3" && statement.Fact.Started > ReplicationRecord.At(30));
        Assert.DoesNotContain(record.Statements, statement => statement.Node == "db-shard-4" && statement.Fact.Started > ReplicationRecord.At(30));
    }

    [Theory]
    [InlineData(2, 1, 4, 1)]
    [InlineData(4, 1, 2, 1)]
    [InlineData(4, 1, 4, 10)]
    [InlineData(4, 10, 4, 1)]
    [InlineData(3, 7, 5, 2)]
    public void What_the_shards_give_away_and_keep_is_what_the_new_layout_wants(int before, int saltBefore, int after, int saltAfter)
    {
        var from = ShardLayout.Of(new ShardOptions(before, Shop.Keys) { Salt = saltBefore }, Keys);
        var to = ShardLayout.Of(new ShardOptions(after, Shop.Keys) { Salt = saltAfter }, Keys);

        var have = new double[after];
        for (var shard = 0; shard < before; shard++)
        {
            var parts = ShardMoves.Of(from, to, Sharded.Customers.Count, shard);
            Assert.Equal(1, parts.Sum(), 1e-9);
            var own = Share(from, shard);
            for (var place = 0; place < after; place++)
            {
                have[place] += own * parts[place];
            }
        }

        Assert.All(Enumerable.Range(0, after), shard => Assert.Equal(Share(to, shard), have[shard], 0.005));
    }

    [Fact]
    public void A_new_shard_takes_only_its_own_share_of_partitions_and_all_have_equally_many()
    {
        for (var count = 1; count < 64; count++)
        {
            var before = new ShardOptions(count, Shop.Keys) { Partitions = 1_280 }.Placement();
            var after = new ShardOptions(count + 1, Shop.Keys) { Partitions = 1_280 }.Placement();

            var moved = before.Zip(after).Where(pair => pair.First != pair.Second).ToList();
            Assert.All(moved, pair => Assert.Equal(count, pair.Second));
            Assert.Equal(1_280 / (count + 1), moved.Count);
            var sizes = after.GroupBy(owner => owner).Select(shard => shard.Count()).ToList();
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var system = System(new ShardOptions(2, Shop.Keys));
        Refuses(new SetShards("db", 65), "Shards of 'db' must be 1 to 64");
        Refuses(new SaltKey("db", 101), "The number of buckets must be 1 to 100");
        Refuses(new MovePartition("db", 1, 2), "Database 'db' has no partitions that could move; each shard is one.");
        var whole = system with { Tiers = system.Tiers.SetItem("db", (DatabaseOptions)system.Tiers["db"] with { Shards = null }) };
        Assert.Contains("has no shards", Assert.Throws<ChangeRefusedException>(() => new SetShards("db", 2).Apply(whole)).Message, StringComparison.Ordinal);

        void Refuses(Change change, string message) =>
            Assert.Contains(message, Assert.Throws<ChangeRefusedException>(() => change.Apply(system)).Message, StringComparison.Ordinal);
    }

    private static SystemDescription System(ShardOptions shards) => Sharded.System(shards, 200, 50, Sharded.Read);

    private static Observations.Resources.DiskSampled Disk(ReplicationRecord record, string node, double second) =>
        record.Disks.Last(sample => sample.Node == node && sample.Fact.Time <= ReplicationRecord.At(second)).Fact;

    /// <summary>The part of all rows that a shard has.</summary>
    private static double Share(ShardLayout layout, int shard)
    {
        var count = 0;
        for (var key = 0; key < Sharded.Customers.Count; key++)
        {
            count += Enumerable.Range(0, layout.SaltOf(key)).Count(subKey => layout.ShardOf(key, subKey) == shard);
        }

        return (double)count / Sharded.Customers.Count / layout.SaltOf(0);
    }
}
