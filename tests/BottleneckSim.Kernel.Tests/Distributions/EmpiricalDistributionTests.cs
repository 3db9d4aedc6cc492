using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class EmpiricalDistributionTests
{
    private static readonly EmpiricalDistribution Sizes = new([(100, 1), (10, 5), (1, 4), (50, 0)]);

    [Fact]
    public void Values_come_in_proportion_to_their_weights()
    {
        double[] values = [1, 10, 100];
        var counts = new long[values.Length];
        foreach (var sample in GoodnessOfFit.Draw(Sizes, 200_000, seed: 1))
            counts[Array.IndexOf(values, sample)]++;
        GoodnessOfFit.AssertChiSquare(counts, cell => new[] { 0.4, 0.5, 0.1 }[cell]);
    }

    [Fact]
    public void Mean_variance_and_minimum_are_those_of_the_values()
    {
        Assert.Equal(15.4, Sizes.Mean, 12);
        Assert.Equal((0.4 * 14.4 * 14.4) + (0.5 * 5.4 * 5.4) + (0.1 * 84.6 * 84.6), Sizes.Variance, 10);
        Assert.Equal(1, Sizes.Minimum);
        Assert.Equal(7, new EmpiricalDistribution([(3, 0), (7, 1)]).Minimum);
    }

    [Fact]
    public void Only_values_with_a_weight_are_drawn_whatever_the_weights()
        => Prop.ForAll(Arb.From(Gen.NonEmptyListOf(Gen.Choose(0, 3))), static weights =>
        {
            var pairs = weights.Append(1).Select(static (weight, value) => ((double)value, (double)weight)).ToArray();
            return GoodnessOfFit.Draw(new EmpiricalDistribution(pairs), 100, seed: 2).All(sample => pairs[(int)sample].Item2 > 0);
        }).Check(seed: 3);

    [Fact]
    public void The_order_of_the_values_does_not_matter()
    {
        var other = new EmpiricalDistribution([(1, 4), (50, 0), (100, 1), (10, 5)]);
        Assert.Equal(Sizes, other);
        Assert.Equal(GoodnessOfFit.Draw(Sizes, 100, seed: 4), GoodnessOfFit.Draw(other, 100, seed: 4));
    }

    [Fact]
    public void Impossible_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new EmpiricalDistribution([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalDistribution([(1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalDistribution([(1, -1), (2, 3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalDistribution([(double.NaN, 1)]));
    }
}
