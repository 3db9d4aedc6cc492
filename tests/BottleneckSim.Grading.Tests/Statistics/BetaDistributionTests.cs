using BottleneckSim.Grading.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Grading.Tests.Statistics;

public sealed class BetaDistributionTests
{
    [Theory]
    [InlineData(0.3, 1, 1, 0.3)]
    [InlineData(0.5, 2, 2, 0.5)]
    [InlineData(0.25, 2, 3, 0.26171875)] // Σ_{j=2}^{4} C(4, j) ¼^j ¾^(4−j) = 67/256
    [InlineData(0.5, 0.5, 0.5, 0.5)]
    public void It_has_its_closed_forms(double x, double a, double b, double expected) =>
        Assert.Equal(expected, BetaDistribution.Cumulative(x, a, b), 14);

    [Fact]
    public void Its_two_sides_are_mirror_images_and_quantiles_undo_it()
    {
        var cases = Gen.Choose(1, 9_999).Zip(Gen.Choose(1, 4_000)).Zip(Gen.Choose(1, 4_000));
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            var ((probability, a), b) = drawn;
            var x = BetaDistribution.Quantile(probability / 1e4, a / 2d, b / 2d);
            return Math.Abs(BetaDistribution.Cumulative(x, a / 2d, b / 2d) - (probability / 1e4)) < 1e-9
                && Math.Abs(BetaDistribution.Cumulative(x, a / 2d, b / 2d) + BetaDistribution.Cumulative(1 - x, b / 2d, a / 2d) - 1) < 1e-9;
        }).Check(seed: 11);
    }
}
