using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Placement;

public sealed class CommonValuesExecutionTests
{
    private const int Rows = 500_000;
    private const int Pages = 13_158;

    private static readonly double[] Shares = [0.7, 0.2, 0.06, 0.03, 0.01];
    private static readonly SelectOptions ByState = Orders.Select(("status", new EqualsPredicate()));

    [Fact]
    public void A_statement_finds_as_many_rows_as_its_value_has_and_draws_each_value_as_often()
    {
        var statements = StatementPages.Of(States("status"), ByState);

        var found = statements.GroupBy(statement => Array.FindIndex(Shares, share => Math.Abs(statement.RowsExamined - (share * Rows)) <= 1)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal([0, 1, 2, 3, 4], found.Keys.Order());
        Assert.All(found.Values, count => Assert.InRange(count, 20, 65)); // 40 of 200, within four standard deviations
    }

    [Fact]
    public void A_limit_is_reached_the_sooner_the_more_common_the_value_is()
    {
        var statements = StatementPages.Of(States(), ByState with { Limit = 10_000 });

        Assert.All(statements, statement => Assert.Equal(PlanKind.SequentialScan, statement.Plan));
        var read = statements.Select(statement => statement.PagesHit + statement.PagesRead).Distinct().Order();
        Assert.Equal(Shares.Select(share => Math.Min(Pages, (long)Math.Ceiling(Pages * 10_000.0 / (share * Rows)))).Distinct(), read, (expected, actual) => Math.Abs(expected - actual) <= 1);
    }

    [Fact]
    public void A_limit_that_the_planner_thinks_too_high_still_stops_a_common_value()
    {
        var statements = StatementPages.Of(States(), ByState with { Limit = 200_000 });

        Assert.Contains(statements, statement => statement.PagesHit + statement.PagesRead == (long)Math.Ceiling(Pages * 200_000.0 / (0.7 * Rows)));
    }

    [Fact]
    public void A_list_of_values_finds_the_rows_of_each()
    {
        var sums = from first in Shares from second in Shares from third in Shares select (first + second + third) * Rows;
        var statements = StatementPages.Of(States("status"), Orders.Select(("status", new InPredicate(3))) with { Columns = ["status"] });

        Assert.All(statements, statement => Assert.Contains(sums, sum => Math.Abs(statement.RowsExamined - sum) <= 3));
        Assert.True(statements.Select(statement => statement.RowsExamined).Distinct().Count() > 10);
    }

    [Fact]
    public void An_update_changes_as_many_rows_as_the_value_has()
    {
        var update = new UpdateOptions { Name = "pay", Table = "orders", Where = Orders.Where(("status", new EqualsPredicate())), Set = ["total"] };

        var changed = StatementPages.Of(States("status") with { Rows = 5_000 }, update).Select(statement => statement.RowsExamined).Distinct().Order();

        Assert.Equal(Shares.Select(share => (long)(share * 5_000)).Order(), changed, (expected, actual) => Math.Abs(expected - actual) <= 1);
    }

    [Fact]
    public void The_planner_expects_the_average_and_never_more_than_the_most_common_value_has()
    {
        Assert.Equal(100_000, Explanation.Of(Orders.DatabaseWith(States("status")), ByState).Chosen.Rows);
        var rare = States("status").With(new ColumnOptions("status", Distinct: 5, MostCommon: new CommonValues(0.01)));
        Assert.Equal(5_000, Explanation.Of(Orders.DatabaseWith(rare), ByState).Chosen.Rows);
    }

    private static TableOptions States(params string[] indexes) =>
        Orders.WithIndexes(indexes).With(new ColumnOptions("status", Distinct: 5, WidthBytes: 4, MostCommon: new CommonValues([.. Shares])));
}
