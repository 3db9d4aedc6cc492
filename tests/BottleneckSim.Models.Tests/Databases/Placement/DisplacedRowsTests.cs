using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Placement;

public sealed class DisplacedRowsTests
{
    private const int RowsPerPage = 38;
    private const int RowsOfAHundredth = 5_000;

    private static readonly SelectOptions AHundredth = Orders.Select(("created_at", new RangePredicate(0.01, RangePosition.Anywhere)));
    private static readonly SelectOptions LastThree = Orders.Select(("created_at", new RangePredicate(0.000_006)));

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.8)]
    [InlineData(6)]
    public void A_range_by_an_index_looks_each_page_up_as_often_as_rows_out_of_order_lead_to_it(double displacement)
    {
        var again = StatementPages.Mean(Displaced(displacement), AHundredth) - StatementPages.Mean(Displaced(0), AHundredth);

        var boundaries = (RowsOfAHundredth - 1.0) / RowsPerPage;
        Assert.InRange(again / (boundaries * (PageCrossings.PerBoundary(displacement, RowsPerPage) - 1)), 0.97, 1.03);
    }

    [Fact]
    public void The_last_rows_of_the_table_lie_on_its_last_page_and_lead_to_no_other() =>
        Assert.Equal(StatementPages.Mean(Displaced(0), LastThree), StatementPages.Mean(Displaced(0.8), LastThree));

    [Fact]
    public void Looking_a_page_up_again_takes_processor_time_but_no_read()
    {
        var inOrder = StatementPages.Of(Displaced(0), AHundredth);
        var displaced = StatementPages.Of(Displaced(6), AHundredth);

        Assert.Equal(inOrder.Sum(statement => statement.PagesRead), displaced.Sum(statement => statement.PagesRead));
        Assert.True(displaced.Average(statement => (statement.Time - statement.Started).Nanoseconds) > 1.1 * inOrder.Average(statement => (statement.Time - statement.Started).Nanoseconds));
    }

    private static TableOptions Displaced(double rows) =>
        Orders.WithIndexes("created_at").With(new ColumnOptions("created_at", Correlation: 1) { Displacement = rows });
}
