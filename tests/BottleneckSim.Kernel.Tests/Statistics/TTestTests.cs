using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class TTestTests
{
    private static readonly double[] Values = [10, 12, 9, 11, 13];

    // Mean 11, standard error √0.5: against 11 + 2.77644510519779 · √0.5 the two-sided probability is 5 %.
    [Fact]
    public void A_value_at_the_end_of_the_95_percent_interval_has_a_two_sided_probability_of_5_percent()
    {
        var test = TTest.OfMean(Values, 11 + (2.77644510519779 * Math.Sqrt(0.5)));
        Assert.Equal(-2.77644510519779, test.Statistic, 1e-12);
        Assert.Equal(4, test.DegreesOfFreedom);
        Assert.Equal(0.05, test.TwoSidedProbability, 1e-12);
        Assert.Equal(0.025, test.BelowProbability, 1e-12);
        Assert.Equal(0.975, test.AboveProbability, 1e-12);
    }

    [Fact]
    public void A_paired_test_looks_at_the_differences()
    {
        double[] treatment = [8, 11, 7, 10, 9];
        Assert.Equal(TTest.OfMean([-2, -1, -2, -1, -4], -1), TTest.OfPairedDifference(Values, treatment, -1));
        Assert.True(TTest.OfPairedDifference(Values, treatment).BelowProbability < 0.02);
    }

    [Fact]
    public void Values_that_do_not_vary_are_certain()
    {
        Assert.Equal((double.PositiveInfinity, 1.0, 0.0, 0.0), PartsOf(TTest.OfMean([3, 3], 2)));
        Assert.Equal((0.0, 0.5, 0.5, 1.0), PartsOf(TTest.OfMean([3, 3], 3)));
    }

    [Fact]
    public void Fewer_than_two_values_are_refused() => Assert.Throws<ArgumentException>(() => TTest.OfMean([1], 0));

    private static (double Statistic, double Below, double Above, double TwoSided) PartsOf(TTest test) =>
        (test.Statistic, test.BelowProbability, test.AboveProbability, test.TwoSidedProbability);
}
