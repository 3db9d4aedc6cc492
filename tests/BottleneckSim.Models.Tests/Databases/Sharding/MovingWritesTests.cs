using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>What is written while rows move is at the new shards after the cut-over.</summary>
public sealed class MovingWritesTests
{
    private static readonly InsertOptions OfCustomer = new() { Name = "order", Table = "orders", KeySpace = Shop.Keys, Rows = 2 };
    private static readonly Partition Cut = new(new PartitionEnd("db", 1), new PartitionEnd("db", 2));
    private static readonly InsertOptions OfNobody = new() { Name = "import", Table = "orders", Rows = 2 };

    [Fact]
    public void No_row_is_lost_or_doubled_by_any_moves_and_reversals_while_rows_are_inserted() =>
        Prop.ForAll(Arb.From(AnyMoves), moves =>
        {
            var system = Small(moves.Grows, Sharded.Write, OfCustomer, OfNobody, Sharded.Newest);
            var after = moves.Changes.Aggregate(system, (now, change) => change.Change.Apply(now));
            var record = MovedRows.Of(system, 6, [.. moves.Changes]);

            var grown = record.Rows - MovedRows.Shares((DatabaseOptions)after.Tiers["db"], Sharded.Customers);
            Assert.Equal(OfCustomer.Rows * record.Inserts, grown);
            Assert.True(record.Inserts > 100);
            Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
            return true;
        }).Check(seed: 11, tests: 40);

    [Fact]
    public void Rows_that_a_loader_adds_move_with_the_others()
    {
        var system = Small(1_000, Sharded.Read);
        var record = MovedRows.Of(system, 8, (1.5, new SetShards("db", 4)), (4, new MovePartition("db", 1, 2)));
        var database = (DatabaseOptions)system.Tiers["db"] with { Shards = new ShardOptions(4, Shop.Keys) { Partitions = 20 } };

        // What is due when the sample is taken is not stored yet; a step of growth is a second long, and begins anew at a shard that has just got its rows.
        var grown = record.Rows - MovedRows.Shares(database, Sharded.Customers);
        Assert.InRange(grown + record.RowsDue, 6_000, 8_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_with_moves_and_writes_repeats_itself(int seed)
    {
        var moves = AnyMoves.Sample(1, 10 + seed).Single();

        Assert.Equal(Run(), Run());

        string Run() => MovedRows.Of(Small(moves.Grows, Sharded.Write, OfCustomer, OfNobody), 4, [.. moves.Changes]).Digest;
    }

    [Fact]
    public void A_move_takes_the_longer_the_more_is_written_meanwhile_and_does_not_end_before_the_new_shard_can_keep_up()
    {
        var ends = new[] { 5, 100, 200, 300 }.Select(rate =>
        {
            // A third of a thousand rows with two index entries each, 5 us for each of them: 5 ms a statement, one after the other.
            var record = MovedRows.Of(Bulk(rate), 15, (1, new SetShards("db", 3)), (8, new SetArrivals("users", 5)));

            Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
            Assert.Equal(1_000 * record.Inserts, record.Rows - MovedRows.Shares((DatabaseOptions)new SetShards("db", 3).Apply(Bulk(rate)).Tiers["db"], Sharded.Customers));
            return record.Completed.Values.Max().TotalSeconds;
        }).ToArray();

        Assert.True(ends[0] < ends[1] && ends[1] < ends[2] - 1 && ends[2] < 8 && ends[3] > 9, string.Join(" s, ", ends));
    }

    [Fact]
    public void Writes_wait_at_the_router_while_the_last_of_those_before_them_are_applied_and_reads_do_not()
    {
        var record = MovedRows.Of(Bulk(400, Sharded.Read), 8, (1, new SetShards("db", 3)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        var end = record.Completed.Values.Max();
        var waited = record.Finished.Where(request => request.Issued < end && request.Time > end && request.Latency > Duration.FromMilliseconds(100)).ToList();
        Assert.NotEmpty(waited);
        Assert.All(waited, request => Assert.Equal(0, request.Operation)); // "import"
        Assert.InRange(record.Finished.Where(request => request.Operation == 0).Max(request => request.Latency.TotalSeconds), 0.2, 1);
        Assert.True(record.Finished.Where(request => request.Operation == 1).Max(request => request.Latency.TotalSeconds) < 0.1);
    }

    [Fact]
    public void A_transaction_in_progress_ends_where_it_began_and_the_cut_over_waits_for_it()
    {
        var system = WithTransactions(Small(0, OfCustomer), OfCustomer.Name, Duration.FromMilliseconds(10));

        foreach (var at in new[] { 2, 2.01, 2.02, 2.03, 2.04, 2.05, 2.06, 2.07 })
        {
            var record = MovedRows.Of(system, 5, (1, new SetShards("db", 4)), (at, new SetShards("db", 2)));

            Assert.True(record.Inserts > 500);
            Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
            Assert.Equal(OfCustomer.Rows * record.Inserts, record.Rows - MovedRows.Shares((DatabaseOptions)system.Tiers["db"], Sharded.Customers));
        }
    }

    [Fact]
    public void Writes_that_have_waited_five_seconds_for_a_transaction_go_on_and_the_router_tries_again_later()
    {
        var system = WithTransactions(Small(0, OfCustomer, Sharded.Write), Sharded.Write.Name, Duration.FromSeconds(8));
        var users = (OpenLoadOptions)system.Loads["users"];
        system = system with
        {
            Loads = system.Loads.SetItem("users", users with { ArrivalsPerSecond = 20, Tasks = users.Tasks.SetItem(OfCustomer.Name, 49) }),
        };

        // Some three transactions are open at any time; from 14 s on a new one begins every fifty seconds.
        var record = MovedRows.Of(system, 60, (13, new SetShards("db", 4)), (14, new SetArrivals("users", 1)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        var waits = record.Finished.Where(request => request.Operation == 0).Select(request => request.Latency.TotalSeconds).ToList();
        Assert.InRange(waits.Max(), 4.5, 5.1);
        Assert.InRange(record.Completed.Values.Max().TotalSeconds, 48, 49); // 13 s, the boot, the copy, 5 s of waiting, 30 s until the next attempt.
        Assert.Equal(OfCustomer.Rows * record.Inserts, record.Rows - MovedRows.Shares((DatabaseOptions)new SetShards("db", 4).Apply(system).Tiers["db"], Sharded.Customers));
    }

    [Fact]
    public void No_more_than_a_thousand_writes_wait_at_the_router_and_the_others_are_refused_at_once()
    {
        var system = WithTransactions(Small(0, OfCustomer, Sharded.Write), Sharded.Write.Name, Duration.FromSeconds(8));
        var users = (OpenLoadOptions)system.Loads["users"];
        var web = (WebOptions)system.Tiers["web"];
        system = system with
        {
            Loads = system.Loads.SetItem("users", users with { ArrivalsPerSecond = 400, Tasks = users.Tasks.SetItem(OfCustomer.Name, 399) }),
            Tiers = system.Tiers.SetItem("web", web with { Workers = 4_000, Pools = Town.Named(pool => pool.Name, web.Pools["orders-db"] with { Size = 4_000 }) }),
        };

        // A transaction is open, so that the writes wait for five seconds: some two thousand come.
        var record = MovedRows.Of(system, 40, (1, new SetShards("db", 4)), (13, new SetArrivals("users", 0.01)));

        var released = record.Finished.Where(request => request.Latency > Duration.FromMilliseconds(4_500)).Min(request => request.Time);
        var sentAway = record.Finished.Where(request => request.Outcome != RequestOutcome.Succeeded && request.Time < released).ToList();
        Assert.InRange(sentAway.Count, 500, 1_500);
        Assert.All(sentAway, request => Assert.True(request.Latency < Duration.FromMilliseconds(10)));
        Assert.All(sentAway, request => Assert.InRange(record.Finished.Count(other => other.Issued < request.Issued && other.Time > request.Time), 1_000, 1_010));
    }

    /// <summary>An endpoint that inserts twice in one transaction, with a pause between.</summary>
    private static SystemDescription WithTransactions(SystemDescription system, string endpoint, Duration pause)
    {
        var web = (WebOptions)system.Tiers["web"];
        var insert = new QueryStep(OfCustomer.Name, "orders-db", CallStep.DefaultTimeout);
        var steps = ImmutableArray.Create<Step>(insert, new UseCpuStep(new DurationDemand(new ConstantDistribution(pause.Nanoseconds))), insert);
        return system with
        {
            Tiers = system.Tiers.SetItem("web", web with
            {
                Endpoints = web.Endpoints.SetItem(endpoint, web.Endpoints[endpoint] with { Steps = [new TransactionStep("orders-db", steps)] }),
            }),
        };
    }

    /// <summary>Changes by key and moves, at any instant; the last ones have time to end.</summary>
    private static Gen<Moves> AnyMoves =>
        from changes in Gen.Sized(size => AnyChange.ListOf(1 + (size % 5)))
        from gaps in Gen.Choose(1, 400).ListOf(changes.Count)
        select new Moves(0, Sound(changes, gaps));

    private static Gen<Change> AnyChange => Gen.OneOf(
        Gen.Choose(1, 5).Select(Change (count) => new SetShards("db", count)),
        Gen.Choose(1, 20).SelectMany(partition => Gen.Choose(1, 3).Select(Change (to) => new MovePartition("db", partition, to))),
        Gen.Choose(1, 4).Select(Change (salt) => new SaltKey("db", salt, 10)),
        Gen.Constant<Change>(new TakeBack()),
        Gen.Constant<Change>(new PartitionNetwork(Cut)));

    /// <summary>Leaves out what would be refused, and takes back whatever came last where that is asked for.</summary>
    private static ImmutableArray<(double AtSeconds, Change Change)> Sound(IEnumerable<Change> changes, IEnumerable<int> gaps)
    {
        var now = Small(0, Sharded.Write, OfCustomer, OfNobody, Sharded.Newest);
        var sound = ImmutableArray.CreateBuilder<(double, Change)>();
        Change inverse = new SetShards("db", 2);
        var at = 0.2;
        foreach (var (asked, gap) in changes.Zip(gaps))
        {
            var change = asked is TakeBack ? inverse : asked;
            at += gap / 1e3;
            try
            {
                var next = change.Apply(now);
                inverse = change.Inverse(now);
                now = next;
                sound.Add((at, change));
            }
            catch (ChangeRefusedException)
            {
                // Such a partition is there already.
            }
        }

        if (!now.Partitions.IsEmpty)
        {
            sound.Add((at + 0.3, new HealNetwork(Cut))); // What is on its way to another shard waits until then.
        }

        return sound.ToImmutable();
    }

    /// <summary>Two shards of 20,000 rows that boot quickly, and 300 requests a second.</summary>
    private static SystemDescription Small(double growsPerSecond, params QueryOptions[] queries) =>
        Of(20_000, growsPerSecond, 300, new ShardOptions(2, Shop.Keys) { Partitions = 20 }, queries);

    /// <summary>A million rows, and statements that add a thousand each.</summary>
    private static SystemDescription Bulk(double requestsPerSecond, params QueryOptions[] others)
    {
        var system = Of(1_000_000, 0, requestsPerSecond, new ShardOptions(2, Shop.Keys) { Partitions = 20 }, [OfNobody with { Rows = 1_000 }, .. others]);
        return system with
        {
            Tiers = system.Tiers.SetItem("db", (DatabaseOptions)system.Tiers["db"] with { Cpu = new CpuOptions(8), ExecutionCosts = new ExecutionCosts() }),
        };
    }

    private static SystemDescription Of(long rows, double growsPerSecond, double requestsPerSecond, ShardOptions shards, params QueryOptions[] queries)
    {
        var table = Orders.WithIndexes("customer_id", "created_at") with { Rows = rows, GrowsPerSecond = growsPerSecond };
        var system = Sharded.System(shards, requestsPerSecond, statementMicroseconds: 1_500, table, queries);
        return system with { Tiers = system.Tiers.SetItem("db", (DatabaseOptions)system.Tiers["db"] with { Boot = Duration.FromMilliseconds(200) }) };
    }

    private sealed record Moves(double Grows, ImmutableArray<(double AtSeconds, Change Change)> Changes)
    {
        public override string ToString() => string.Join("; ", Changes.Select(change => $"{change.AtSeconds:0.000} s {change.Change}"));
    }

    /// <summary>Stands for the inverse of the change before.</summary>
    private sealed record TakeBack : Change
    {
        public override string Kind => "take-back";

        public override Models.Changes.Terms.ChangeTerms Terms => Models.Changes.Terms.ChangeTerms.Reload;

        public override SystemDescription Apply(SystemDescription system) => system;

        public override Change Inverse(SystemDescription before) => this;

        public override string Describe() => Kind;
    }
}
