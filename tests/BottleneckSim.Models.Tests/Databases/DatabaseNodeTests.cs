using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases;

public sealed class DatabaseNodeTests
{
    private static readonly AddIndex ByCustomer = new("db", "orders", [Orders.Key("customer_id"), Orders.Key("created_at")]);

    [Fact]
    public void An_index_turns_scans_of_the_whole_table_into_a_few_page_reads()
    {
        var (without, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id"), Shop.RecentOrders), 2), 20);
        var (with, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders), 2), 20);

        Assert.All(without.Statements, statement => Assert.Equal((PlanKind.SequentialScan, 500_000L), (statement.Plan, statement.RowsExamined)));
        Assert.All(with.Statements, statement => Assert.Equal(PlanKind.IndexScan, statement.Plan));
        Assert.All(with.Statements, statement => Assert.InRange(statement.PagesHit + statement.PagesRead, 3, 30));
        Assert.True(Mean(without) > 40 * Mean(with));
    }

    [Fact]
    public void Reads_and_writes_under_pressure_keep_every_invariant()
    {
        var checker = new InvariantChecker();
        var system = Shop.System(
            Shop.Database(Orders.WithIndexes("id", "customer_id", "status"), Shop.RecentOrders, Shop.PlaceOrder, Shop.PayOrder), 1_500);

        Run(system, 15, checker, (5, ByCustomer), (8, new DropIndex("db", "orders", "orders_customer_id_idx")), (11, new ResizeBufferPool("db", 8L << 20)));

        Assert.Empty(checker.Violations);
    }

    [Fact]
    public void Every_statement_beyond_the_connection_limit_is_refused()
    {
        var database = Shop.Database(Orders.WithIndexes("id"), Shop.RecentOrders) with { MaximumConnections = 3 };

        var (record, _) = Run(Shop.System(database, 50), 10);

        Assert.True(record.Refused > 100);
        Assert.All(record.Resources.Where(resource => resource.Resource == 2), resource => Assert.InRange(resource.InUse, 0, 3));
    }

    [Fact]
    public void An_index_is_built_while_statements_go_on_and_used_when_it_is_done()
    {
        var system = Shop.System(Shop.Database(Orders.WithIndexes("id"), Shop.RecentOrders), 2);

        var (record, _) = Run(system, 30, null, (5, ByCustomer));

        var done = record.Builds[^1];
        Assert.Equal(done.PagesTotal, done.PagesDone);
        Assert.True(record.Builds.Count > 20);
        Assert.True(done.Time > Instant.FromNanoseconds(5_200_000_000), $"A build costs time; this one was done at {done.Time}.");
        Assert.All(
            record.Statements,
            statement => Assert.Equal(statement.Started < done.Time ? PlanKind.SequentialScan : PlanKind.IndexScan, statement.Plan));
    }

    [Fact]
    public void A_build_slows_the_statements_that_run_beside_it()
    {
        var system = Shop.System(Shop.Database(Orders.WithIndexes("id"), Shop.RecentOrders), 2);

        var (with, _) = Run(system, 7, null, (5, ByCustomer));
        var (without, _) = Run(system, 7);

        var end = with.Builds[^1].Time;
        Assert.True(MeanBetween(with, Instant.FromSeconds(5), end) > 1.1 * MeanBetween(without, Instant.FromSeconds(5), end));
    }

    [Fact]
    public void A_dropped_index_is_not_used_by_statements_that_begin_later()
    {
        var system = Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id"), Shop.RecentOrders), 20);

        var (record, _) = Run(system, 10, null, (5, new DropIndex("db", "orders", "orders_customer_id_idx")));

        Assert.All(
            record.Statements,
            statement => Assert.Equal(statement.Started < Instant.FromSeconds(5) ? PlanKind.BitmapScan : PlanKind.SequentialScan, statement.Plan));
    }

    [Fact]
    public void Every_further_index_makes_an_insert_write_more()
    {
        var few = BytesWritten(Orders.WithIndexes("id"));
        var many = BytesWritten(Orders.WithIndexes("id", "customer_id", "status", "customer_id,status", "status,customer_id"));

        Assert.True(many > 2 * few, $"{many} against {few} bytes");
    }

    [Fact]
    public void An_insert_pays_a_partial_index_only_for_the_rows_that_it_holds()
    {
        var none = BytesWritten(Orders.WithIndexes("id"));
        var all = BytesWritten(Orders.WithIndexes("id", "customer_id"));
        var some = BytesWritten(Partial(Orders.WithIndexes("id", "customer_id"), 0.1));

        Assert.InRange((some - none) / (double)(all - none), 0.02, 0.2);
    }

    [Fact]
    public void An_update_of_the_column_that_a_partial_index_is_about_pays_and_of_another_does_not()
    {
        var (of, _) = Run(Shop.System(Shop.Database(Partial(Orders.WithIndexes("id", "customer_id"), 0.5), Shop.PayOrder), 100), 40);
        var (other, _) = Run(Shop.System(Shop.Database(Partial(Orders.WithIndexes("id", "customer_id"), 0.5), Shop.PayOrder with { Set = ["total"] }), 100), 40);

        Assert.InRange(PagesOf(of) - PagesOf(other), 1, 2.5); // Half of the updates, the way down and a leaf.
    }

    [Fact]
    public void An_update_pays_only_for_indexes_on_the_columns_it_writes()
    {
        var update = Shop.PayOrder;
        var (one, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id"), update), 100), 40);
        var (other, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id,status"), update), 100), 40);

        Assert.True(PagesOf(other) > PagesOf(one) + 1);
    }

    [Fact]
    public void Commits_that_come_together_share_a_flush()
    {
        var (record, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id"), Shop.PlaceOrder), 4_000, poolSize: 100), 5);

        Assert.True(record.Disk[^1].WriteOperations < record.Statements.Count);
        Assert.True(record.Statements.Count > 15_000);
    }

    [Fact]
    public void A_run_begins_with_the_pages_that_its_queries_keep_in_memory()
    {
        var (record, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders), 200), 60);

        var first = HitRatio(record, Instant.Zero, Instant.FromSeconds(10));
        var last = HitRatio(record, Instant.FromSeconds(50), Instant.FromSeconds(60));
        Assert.InRange(first, last - 0.04, last + 0.04);
        Assert.InRange(last, 0.3, 0.97);
    }

    [Fact]
    public void The_same_seed_gives_the_same_digest_and_another_seed_another()
    {
        var system = Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id"), Shop.RecentOrders, Shop.PlaceOrder), 100);

        Assert.Equal(DigestOf(system, 1), DigestOf(system, 1));
        Assert.NotEqual(DigestOf(system, 1), DigestOf(system, 2));
    }

    [Fact]
    public void A_query_that_matches_no_index_and_one_that_matches_examine_what_the_plan_says()
    {
        var byStatus = new SelectOptions
        {
            Name = "by-status",
            Table = "orders",
            Where = Orders.Where(("customer_id", new EqualsPredicate()), ("status", new EqualsPredicate())),
        };
        var (record, _) = Run(Shop.System(Shop.Database(Orders.WithIndexes("customer_id"), byStatus), 50), 20);

        Assert.InRange(record.Statements.Average(statement => statement.RowsExamined), 25.0, 26.2);
        Assert.InRange(record.Statements.Average(statement => statement.RowsReturned), 4.7, 5.5);
    }

    private static (StatementRecord Record, SequentialEngine Engine) Run(
        SystemDescription system, int seconds, ObservationSink? other = null, params (int Second, Change Change)[] changes)
    {
        var record = new StatementRecord();
        using var engine = new SequentialEngine(system, 1, new CompositeSink(other ?? new InvariantChecker(), record));
        for (var second = 1; second <= seconds; second++)
        {
            engine.AdvanceTo(Instant.FromSeconds(second));
            engine.Sample();
            foreach (var (_, change) in changes.Where(change => change.Second == second))
            {
                engine.Apply(change, ChangeOrigin.Operator);
            }
        }

        return (record, engine);
    }

    private static string DigestOf(SystemDescription system, ulong seed)
    {
        using var engine = new SequentialEngine(system, seed, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(5));
        return engine.Digest;
    }

    /// <summary>The same table whose index on customers holds only orders of a status.</summary>
    private static Models.Databases.Tables.TableOptions Partial(Models.Databases.Tables.TableOptions table, double share)
    {
        var index = table.Indexes["orders_customer_id_idx"];
        return table with { Indexes = table.Indexes.SetItem(index.Name, index with { Where = index.Where.Add("status", new ConstantPredicate("pending", share)) }) };
    }

    private static long BytesWritten(Models.Databases.Tables.TableOptions table)
    {
        var (record, _) = Run(Shop.System(Shop.Database(table, Shop.PlaceOrder) with { WriteBackDelay = Duration.FromSeconds(2) }, 100), 20);
        return record.Disk[^1].WrittenBytes;
    }

    private static double Mean(StatementRecord record) =>
        record.Statements.Average(statement => (double)(statement.Time - statement.Started).Nanoseconds);

    private static double MeanBetween(StatementRecord record, Instant from, Instant to) => record.Statements
        .Where(statement => statement.Started >= from && statement.Started < to)
        .Average(statement => (double)(statement.Time - statement.Started).Nanoseconds);

    private static double PagesOf(StatementRecord record) => record.Statements.Average(statement => (double)(statement.PagesHit + statement.PagesRead));

    private static double HitRatio(StatementRecord record, Instant from, Instant to)
    {
        var window = record.Statements.Where(statement => statement.Time >= from && statement.Time < to).ToList();
        var hits = window.Sum(statement => (double)statement.PagesHit);
        return hits / (hits + window.Sum(statement => (double)statement.PagesRead));
    }
}
