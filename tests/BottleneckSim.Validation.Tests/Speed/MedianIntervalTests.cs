using BottleneckSim.Validation.Speed;

namespace BottleneckSim.Validation.Tests.Speed;

public sealed class MedianIntervalTests
{
    [Theory]
    [InlineData(8, 0.99, 1, 8)] // From tables of the binomial distribution with p = 1/2.
    [InlineData(10, 0.95, 2, 9)]
    [InlineData(20, 0.95, 6, 15)]
    [InlineData(40, 0.99, 12, 29)]
    public void Its_ends_are_the_order_statistics_of_the_sign_test(int count, double confidence, double low, double high)
    {
        var estimate = MedianInterval.Of(Enumerable.Range(1, count).Reverse().Select(rank => (double)rank), confidence);

        Assert.Equal((low, high, (count + 1) / 2.0), (estimate.Interval.Low, estimate.Interval.High, estimate.Value));
    }

    [Fact]
    public void A_few_slow_rounds_do_not_move_it()
    {
        double[] quiet = [.. Enumerable.Range(0, 30).Select(round => 1 + (round * 0.001))];
        double[] disturbed = [.. quiet[..27], 50, 60, 70];

        Assert.Equal(MedianInterval.Of(quiet, 0.99), MedianInterval.Of(disturbed, 0.99));
    }

    [Fact]
    public void Too_few_measurements_give_none() => Assert.Throws<ArgumentException>(() => MedianInterval.Of([1, 2, 3, 4, 5, 6, 7], 0.99));
}
