using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Kernel.Tests.Mathematics;

/// <summary>Expected values are correctly rounded from a computation with 50 digits.</summary>
public class StandardNormalTests
{
    [Theory]
    [InlineData(-38, 2.88542835e-316)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-8.5, 9.479534822203318e-18)]
    [InlineData(-4.000001, 3.1671108003161795e-05)]
    public void The_left_tail_keeps_its_digits(double value, double expected)
        => Assert.InRange(StandardNormal.CumulativeProbability(value) / expected, 1 - 1e-8, 1 + 1e-8);

    [Theory]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-8.5, 9.479534822203318e-18)]
    [InlineData(-4.000001, 3.1671108003161795e-05)]
    public void The_left_tail_is_exact_to_thirteen_digits(double value, double expected)
        => Assert.InRange(StandardNormal.CumulativeProbability(value) / expected, 1 - 1e-13, 1 + 1e-13);

    [Theory]
    [InlineData(-3.999999, 3.1671375663613365e-05)]
    [InlineData(-2.5, 0.006209665325776135)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(-0.1, 0.460172162722971)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0.6179114221889527)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(5, 0.9999997133484281)]
    [InlineData(40, 1)]
    public void The_middle_is_exact_to_fifteen_decimals(double value, double expected)
        => Assert.InRange(StandardNormal.CumulativeProbability(value) - expected, -1e-15, 1e-15);

    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(1e-06, -4.753424308822899)]
    [InlineData(0.001, -3.0902323061678136)]
    [InlineData(0.025, -1.9599639845400543)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.4, -0.2533471031357997)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.9, 1.2815515655446006)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.99, 2.3263478740408408)]
    [InlineData(0.999, 3.090232306167813)]
    public void Quantiles_are_exact_to_thirteen_digits(double probability, double expected)
        => Assert.InRange(StandardNormal.Quantile(probability) - expected, -1e-13 * Math.Max(1, -expected), 1e-13 * Math.Max(1, -expected));

    [Fact]
    public void The_ends_are_infinite()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.CumulativeProbability(double.NegativeInfinity));
        Assert.Equal(1, StandardNormal.CumulativeProbability(double.PositiveInfinity));
        Assert.Equal(double.NaN, StandardNormal.CumulativeProbability(double.NaN));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_out_of_range_is_refused(double probability)
        => Assert.Throws<ArgumentOutOfRangeException>(() => StandardNormal.Quantile(probability));
}
