using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Tests.Databases.Replication;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>What statements do that go to several shards.</summary>
public sealed class ScatteredStatementTests
{
    private static SelectOptions Find { get; } = new() { Name = "find", Table = "orders", Where = Orders.Where(("id", new EqualsPredicate())) };

    private static UpdateOptions Pay { get; } = new() { Name = "pay", Table = "orders", Where = Orders.Where(("id", new EqualsPredicate())), Set = ["status"] };

    private static DeleteOptions Remove { get; } = new() { Name = "remove", Table = "orders", Where = Orders.Where(("id", new EqualsPredicate())) };

    public static TheoryData<string, int> Statements()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in new[] { Find.Name, Pay.Name, Remove.Name })
        {
            foreach (var count in new[] { 2, 3, 7, 16 })
            {
                data.Add(name, count);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_unique_value_without_the_shard_key_is_looked_for_at_every_shard_and_found_at_one(string statement, int count)
    {
        var query = new QueryOptions[] { Find, Pay, Remove }.Single(option => option.Name == statement);

        var record = ReplicationRecord.Of(Sharded.System(new ShardOptions(count, Shop.Keys), 200, 50, Orders.WithIndexes("id"), query), 5);

        var statements = record.Statements.Where(done => done.Fact.Started < ReplicationRecord.At(4.5)).ToList();
        var requests = record.Finished.Count(request => request.Issued < ReplicationRecord.At(4.5));
        Assert.InRange(statements.Count, count * (requests - 3), count * (requests + 3));
        Assert.Equal(requests, statements.Sum(done => done.Fact.RowsExamined), 3.0);
        var error = Math.Sqrt(requests * (1.0 / count) * (1 - (1.0 / count)));
        Assert.All(
            Sharded.Nodes(count),
            node => Assert.InRange(statements.Where(done => done.Node == node).Sum(done => done.Fact.RowsExamined), (requests / count) - (4 * error), (requests / count) + (4 * error)));
    }

    [Fact]
    public void Rows_of_a_value_that_every_shard_has_are_found_at_all_of_them()
    {
        var query = new SelectOptions { Name = "find", Table = "orders", Where = Orders.Where(("status", new EqualsPredicate())) };

        var rows = new[] { 1, 4 }.Select(count =>
        {
            var record = ReplicationRecord.Of(Sharded.System(new ShardOptions(count, Shop.Keys), 5, 50, Orders.WithIndexes("status"), query), 5);
            return record.Statements.Sum(done => (double)done.Fact.RowsExamined) / record.Finished.Count;
        }).ToList();

        Assert.Equal(1, rows[1] / rows[0], 0.2);
    }

    [Fact]
    public void Presence_of_a_value_is_shared_out_so_that_all_shards_together_have_it_as_often_as_the_whole()
    {
        foreach (var count in Enumerable.Range(2, 15))
        {
            foreach (var share in new[] { 1.0 / count, 0.5, 0.9 })
            {
                for (var value = 1UL; value < 200; value++)
                {
                    var hash = Kernel.Randomness.StableHash.Mix(value);
                    var here = Enumerable.Range(0, count).Count(shard => new ShardPresence(share * count, (double)shard / count, (shard + 1.0) / count).IsHere(hash));
                    Assert.InRange(here, Math.Floor((share * count) - 1e-9), Math.Ceiling((share * count) + 1e-9));
                }
            }
        }
    }

    [Fact]
    public void A_scattered_count_gives_one_row_and_groups_that_several_shards_have_come_out_once()
    {
        var shards = new ShardOptions(4, Shop.Keys);
        var database = Shop.Database(Orders.WithIndexes("customer_id"), Sharded.Read) with { Shards = shards };
        var statuses = database.Tables["orders"].Columns["status"].Distinct!.Value;

        Assert.Equal(1, Gathered(new AggregateOptions(), 1, 1, 1, 1));
        Assert.Equal(statuses, Gathered(new AggregateOptions { GroupBy = ["status"] }, statuses, statuses, statuses, statuses));
        Assert.Equal(100, Gathered(new AggregateOptions { GroupBy = ["customer_id"] }, 30, 30, 30, 10));
        Assert.Equal(1_000, Gathered(new AggregateOptions { GroupBy = ["id"] }, 250, 250, 250, 250));

        // 1,000 values, two shards with half of them each, at random: 1,000 · (1 − 1/4).
        Assert.Equal(750, new GatheredRows(false, 1_000, long.MaxValue).Add(500, 500));

        long Gathered(AggregateOptions aggregate, params long[] rows)
        {
            var gathered = GatheredRows.Of(new SelectOptions { Name = "count", Table = "orders", Aggregate = aggregate }, database, ShardLayout.Of(shards, new KeySampler(Sharded.Customers)));
            return gathered.Of(rows.Aggregate(0L, gathered.Add));
        }
    }
}
