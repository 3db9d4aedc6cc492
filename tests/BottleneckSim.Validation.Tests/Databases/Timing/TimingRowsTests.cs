using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Timing;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Tests.Databases.Timing;

public sealed class TimingRowsTests
{
    [Fact]
    public void Ratios_to_the_first_of_a_group_may_be_a_quarter_off()
    {
        var rows = TimingRows.Of([Pair("a", 200, 100), Pair("b", 480, 200), Pair("c", 760, 300)]).ToList();

        Assert.Equal([("order of g", RowVerdict.Agrees), ("b, over a", RowVerdict.Agrees), ("c, over a", RowVerdict.Differs)], rows.Select(row => (row.Name, row.Verdict)));
    }

    [Fact]
    public void An_order_that_is_not_the_measured_one_is_a_miss_unless_the_times_are_equal()
    {
        Assert.Equal(RowVerdict.Differs, TimingRows.Of([Pair("a", 2, 100), Pair("b", 1, 106)]).First().Verdict);
        Assert.Equal(RowVerdict.Agrees, TimingRows.Of([Pair("a", 2, 100), Pair("b", 1, 104)]).First().Verdict);
    }

    [Theory]
    [InlineData(100, 106)]
    [InlineData(106, 100)]
    public void Times_that_are_predicted_equal_are_asked_for_no_order_and_counted_apart(double first, double second)
    {
        var order = TimingRows.Of([Pair("a", 10, first), Pair("b", 10, second), Pair("c", 20, 200)]).First();

        Assert.Equal(RowVerdict.Agrees, order.Verdict);
        Assert.StartsWith("2 of 2 pairs", order.Remark, StringComparison.Ordinal);
        Assert.EndsWith("1 more only as measured", order.Remark, StringComparison.Ordinal);
    }

    private static TimePair Pair(string name, double predicted, double measured) => new("g", name, predicted, new MeasuredTime(measured, measured, measured));
}
