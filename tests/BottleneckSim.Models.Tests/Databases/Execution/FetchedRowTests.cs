using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Execution;

/// <summary>Statements that take nothing but what is looked at here: a microsecond a row that is fetched, 100 a search.</summary>
public sealed class FetchedRowTests
{
    private static readonly ExecutionCosts Fetched = new(0, 0, 0, 0, 0, 0) { FetchedRowNanoseconds = 1_000 };
    private static readonly ExecutionCosts Searched = new(0, 0, 0, 0, 0, 0) { SearchNanoseconds = 100_000 };

    [Fact]
    public void A_row_that_an_index_names_is_fetched_and_costs_that()
    {
        var statements = TimedStatements.Of(Orders.Select(("created_at", new RangePredicate(0.01))), Fetched);
        Assert.All(statements, statement => Assert.Equal((PlanKind.IndexScan, statement.RowsExamined, 5_000), (statement.Plan, TimedStatements.Microseconds(statement), statement.RowsExamined)));
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
        var statements = queries.Select(query => TimedStatements.Of(query, Fetched)[0]).ToList();
        Assert.Equal([PlanKind.BitmapScan, PlanKind.SequentialScan, PlanKind.IndexOnlyScan], statements.Select(statement => statement.Plan));
        Assert.All(statements, statement => Assert.InRange(TimedStatements.Microseconds(statement), 0, statement.PagesRead * 0.01)); // The disk takes 8 ns a page.
    }

    [Fact]
    public void A_nested_loop_searches_once_for_each_outer_row_and_fetches_each_inner_one()
    {
        var query = Orders.Select(("id", new RangePredicate(0.000_02))) with { Join = new JoinOptions("items", "order_id", "id") };
        Assert.All(TimedStatements.Of(query, Searched), statement => Assert.Equal((PlanKind.NestedLoopJoin, 10 * 100), (statement.Plan, TimedStatements.Microseconds(statement))));
        Assert.All(TimedStatements.Of(query, Fetched), statement => Assert.Equal((PlanKind.NestedLoopJoin, 10 + (10 * TimedStatements.Items)), (statement.Plan, TimedStatements.Microseconds(statement))));
    }
}
