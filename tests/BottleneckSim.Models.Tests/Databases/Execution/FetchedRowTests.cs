using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Execution;

/// <summary>Statements that take nothing but what is looked at here: a microsecond a row that is fetched, 100 a search.</summary>
public sealed class FetchedRowTests
{
    private const int Items = 4;

    private static readonly ExecutionCosts Fetched = new(0, 0, 0, 0, 0, 0) { FetchedRowNanoseconds = 1_000 };
    private static readonly ExecutionCosts Searched = new(0, 0, 0, 0, 0, 0) { SearchNanoseconds = 100_000 };

    [Fact]
    public void A_row_that_an_index_names_is_fetched_and_costs_that()
    {
        var statements = Of(Orders.Select(("created_at", new RangePredicate(0.01))), Fetched);
        Assert.All(statements, statement => Assert.Equal((PlanKind.IndexScan, statement.RowsExamined, 5_000), (statement.Plan, Microseconds(statement), statement.RowsExamined)));
    }

    [Fact]
    public void Rows_of_a_bitmap_and_of_a_scan_and_rows_that_are_not_looked_at_are_not_fetched()
    {
        var queries = new[]
        {
            Orders.Select(("customer_id", new EqualsPredicate())),
            Orders.Select(("total", new EqualsPredicate())),
            Orders.Select(("created_at", new RangePredicate(0.01))) with { Columns = ["created_at"] },
        };
        var statements = queries.Select(query => Of(query, Fetched)[0]).ToList();
        Assert.Equal([PlanKind.BitmapScan, PlanKind.SequentialScan, PlanKind.IndexOnlyScan], statements.Select(statement => statement.Plan));
        Assert.All(statements, statement => Assert.InRange(Microseconds(statement), 0, statement.PagesRead * 0.01)); // The disk takes 8 ns a page.
    }

    [Fact]
    public void A_nested_loop_searches_once_for_each_outer_row_and_fetches_each_inner_one()
    {
        var query = Orders.Select(("id", new RangePredicate(0.000_02))) with { Join = new JoinOptions("items", "order_id", "id") };
        Assert.All(Of(query, Searched), statement => Assert.Equal((PlanKind.NestedLoopJoin, 10 * 100), (statement.Plan, Microseconds(statement))));
        Assert.All(Of(query, Fetched), statement => Assert.Equal((PlanKind.NestedLoopJoin, 10 + (10 * Items)), (statement.Plan, Microseconds(statement))));
    }

    private static long Microseconds(StatementFinished statement) => (long)Math.Round((statement.Time - statement.Started).Nanoseconds / 1e3);

    private static List<StatementFinished> Of(SelectOptions query, ExecutionCosts costs)
    {
        var items = new TableOptions
        {
            Name = "items",
            Rows = Items * Orders.Table.Rows,
            RowBytes = 16,
            Columns = Town.Named(column => column.Name, new("id", Correlation: 1), new ColumnOptions("order_id", Distinct: Orders.Table.Rows, Correlation: 1)),
            Indexes = Town.Named(index => index.Name, IndexOptions.On("items", new OrderedColumn("order_id"))),
        };
        var database = Shop.Database(Orders.WithIndexes("id", "customer_id", "created_at"), query);
        var record = new StatementRecord();
        using var engine = new SequentialEngine(
            Shop.System(
                database with
                {
                    Tables = database.Tables.Add("items", items),
                    ExecutionCosts = costs,
                    Disk = new DiskOptions(1, Duration.Zero, Duration.Zero, 1_000_000_000_000, Duration.Zero),
                },
                2),
            1,
            record);
        engine.AdvanceTo(Instant.FromSeconds(10));
        return [.. record.Statements.TakeLast(5)];
    }
}
