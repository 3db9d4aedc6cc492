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

    private static TimePair Pair(string name, double predicted, double measured) => new("g", name, predicted, new MeasuredTime(measured, measured, measured));
}
