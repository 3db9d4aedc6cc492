using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Placement;

/// <summary>A hundredth of the orders by a column that partly follows the table's order: its rows lie in a band that is cut off at the table's ends.</summary>
public sealed class FixedRangeTests
{
    private static readonly ColumnOptions PartlyOrdered = new("created_at", Distinct: 1_000, Correlation: 0.7);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.99)]
    public void A_range_that_says_where_it_begins_looks_up_the_same_pages_each_time(double start)
    {
        var pages = StatementPages.Of(Table("created_at"), From(start)).Select(statement => statement.PagesHit + statement.PagesRead).ToList();

        Assert.True(pages.Count > 100);
        Assert.InRange(pages.Max() - pages.Min(), 0, 2); // Rounding of expected numbers.
    }

    [Fact]
    public void A_range_at_an_end_visits_fewer_pages_than_one_in_the_middle_and_a_drawn_one_something_between()
    {
        var (low, middle, high) = (Mean("created_at", 0), Mean("created_at", 0.495), Mean("created_at", 0.99));
        var drawn = StatementPages.Mean(Table("created_at"), Range(new RangePredicate(0.01, RangePosition.Anywhere)));

        Assert.InRange(low, 1, 0.9 * middle);
        Assert.InRange(high, 1, 0.9 * middle);
        Assert.InRange(drawn, Math.Min(low, high), middle);
    }

    [Theory]
    [InlineData(0.0, 0.99)]
    [InlineData(0.1, 0.89)]
    public void In_a_descending_index_a_range_begins_at_its_largest_value(double start, double mirrored)
    {
        Assert.Equal(Mean("created_at", start), Mean("created_at desc", start), 1.0);
        Assert.NotEqual(Mean("created_at", start), Mean("created_at", 0.495), 10.0);
        Assert.Equal(Mean("created_at", start), Mean("created_at", mirrored), 0.05 * Mean("created_at", start));
    }

    private static double Mean(string index, double start) => StatementPages.Mean(Table(index), From(start));

    private static TableOptions Table(string index) => Orders.WithIndexes(index).With(PartlyOrdered);

    private static SelectOptions From(double start) => Range(new RangePredicate(0.01, RangePosition.Anywhere) { Start = start });

    private static SelectOptions Range(RangePredicate range) => Orders.Select(("created_at", range));
}
