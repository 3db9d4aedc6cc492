using BottleneckSim.Kernel.Distributions;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class QuantileDistributionTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.5)]
    [InlineData(0.5, 2)]
    [InlineData(0.7, 4)]
    [InlineData(1, 20)]
    public void Given_quantiles_are_met_and_lines_join_them(double probability, double expected)
        => Assert.Equal(expected, new QuantileDistribution([(0, 1), (0.5, 2), (0.9, 6), (1, 20)]).Quantile(probability), 12);

    [Fact]
    public void A_flat_part_is_a_value_with_a_weight()
    {
        var distribution = new QuantileDistribution([(0, 5), (0.5, 5), (1, 6)]);
        Assert.Equal(5, distribution.Quantile(0.3));
        Assert.Equal(5.25, distribution.Mean);
    }

    [Fact]
    public void A_larger_probability_never_has_a_smaller_value()
    {
        var increments = Arb.From(Gen.NonEmptyListOf(Gen.Choose(0, 1000)));
        Prop.ForAll(increments, Arb.From(Gen.Choose(0, 9999)), static (steps, tenThousandths) =>
        {
            var sum = 0.0;
            var points = steps.Append(1).Select((step, i) => ((double)i / steps.Count, sum += step)).ToArray();
            var distribution = new QuantileDistribution(points);
            return distribution.Quantile(tenThousandths / 10_000.0) <= distribution.Quantile((tenThousandths + 1) / 10_000.0);
        }).Check(seed: 1);
    }

    [Fact]
    public void Points_that_are_no_quantiles_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new QuantileDistribution([(0, 1)]));
        Assert.Throws<ArgumentException>(() => new QuantileDistribution([(0.1, 1), (1, 2)]));
        Assert.Throws<ArgumentException>(() => new QuantileDistribution([(0, 1), (0.9, 2)]));
        Assert.Throws<ArgumentException>(() => new QuantileDistribution([(0, 1), (0.5, 3), (1, 2)]));
        Assert.Throws<ArgumentException>(() => new QuantileDistribution([(0, 1), (0.5, 2), (0.5, 3), (1, 4)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileDistribution([(0, 1), (1, double.PositiveInfinity)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileDistribution([(0, 1), (1, 2)]).Quantile(1.5));
    }
}
