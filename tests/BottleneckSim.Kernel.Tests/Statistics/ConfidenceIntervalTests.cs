using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class ConfidenceIntervalTests
{
    private static readonly double[] Baseline = [10, 12, 9, 11, 13];
    private static readonly double[] Treatment = [8, 11, 7, 10, 9];

    // Mean 11, s² = 2.5, s/√5 = √0.5; t(0.975; 4) = 2.77644510519779.
    [Fact]
    public void It_is_the_mean_and_Students_quantile_times_the_standard_error()
    {
        var interval = ConfidenceInterval.OfMean(Baseline, 0.95);
        Assert.Equal((11.0, 0.95, 5L), (interval.Mean, interval.Level, interval.Count));
        Assert.Equal(2.77644510519779 * Math.Sqrt(0.5), interval.HalfWidth, 1e-12);
        Assert.Equal((interval.Mean - interval.HalfWidth, interval.Mean + interval.HalfWidth), (interval.Lower, interval.Upper));
        Assert.True(interval.Contains(11) && interval.Contains(interval.Lower) && !interval.Contains(13) && !interval.Contains(9));
    }

    // Differences −2 −1 −2 −1 −4: mean −2, s² = 1.5, s/√5 = √0.3.
    [Fact]
    public void A_paired_difference_is_that_of_treatment_less_baseline_seed_by_seed()
    {
        var interval = ConfidenceInterval.OfPairedDifference(Baseline, Treatment, 0.9);
        Assert.Equal(-2, interval.Mean);
        Assert.Equal(2.13184678632665 * Math.Sqrt(0.3), interval.HalfWidth, 1e-12);
    }

    [Fact]
    public void Equal_values_give_an_interval_of_no_width() => Assert.Equal(0, ConfidenceInterval.OfMean([3, 3, 3], 0.99).HalfWidth);

    [Fact]
    public void It_covers_the_true_mean_as_often_as_it_says()
    {
        var random = new Random(7);
        var covered = Enumerable.Range(0, 4_000).Count(_ => ConfidenceInterval.OfMean(NormalValues(random, 5), 0.9).Contains(0));

        // 3,600 expected with a standard deviation of 19; a normal quantile instead of Student's would cover some 3,300.
        Assert.InRange(covered, 3_520, 3_680);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_values_are_refused(int count) =>
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfMean(new double[count], 0.95)).Message, StringComparison.Ordinal);

    [Fact]
    public void Pairs_of_different_counts_are_refused() =>
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfPairedDifference(Baseline, [1, 2], 0.95));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void Levels_outside_0_to_1_are_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.OfMean(Baseline, level));

    private static double[] NormalValues(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
}
