using BottleneckSim.Validation.Databases.Import;

namespace BottleneckSim.Validation.Tests.Databases.Import;

public sealed class HistogramTests
{
    [Fact]
    public void A_range_holds_the_bins_within_it()
    {
        var histogram = Histogram.Of("{0,10,20,30,40}", null, null, 0, 1_000_000)!.Within(0, 40);

        Assert.Equal(0.5, histogram.FractionOf(20, null), 4);
        Assert.Equal(0.25, histogram.FractionOf(null, 10), 4);
        Assert.Equal(0.25, histogram.FractionOf(15, 25), 4);
        Assert.Equal(1, histogram.FractionOf(0, 40), 4);
    }

    [Fact]
    public void Common_values_count_whole_and_apart_from_the_bins()
    {
        var histogram = Histogram.Of("{1,9}", "{5,7}", [0.4f, 0.1f], 0, 100_002)!.Within(1, 9);

        Assert.Equal(0.4 + 0.1 + 0.25, histogram.FractionOf(5, null), 3);
        Assert.Equal(0.4 + (0.5 * 0.25), histogram.FractionOf(4, 6), 3);
    }

    [Fact]
    public void Fractions_are_of_the_rows_that_have_a_value()
    {
        var histogram = Histogram.Of("{0,100}", null, null, 0.5, 1_000_000)!.Within(0, 100);

        Assert.Equal(0.3, histogram.FractionOf(70, null), 4);
    }

    [Fact]
    public void A_value_at_the_end_of_a_sample_is_never_taken_as_the_end_of_all()
    {
        var sampled = Histogram.Of("{0,100}", null, null, 0, 1_000_000)!;

        Assert.Equal(0.01, sampled.FractionOf(200, null), 4);
        Assert.Equal(1e-9, sampled.Within(0, 100).FractionOf(200, null), 9);
    }

    [Fact]
    public void Words_have_no_histogram_of_numbers() => Assert.Null(Histogram.Of("{alice,bob}", null, null, 0, 2));
}
