using BottleneckSim.Kernel.Mathematics;
using static BottleneckSim.Kernel.Tests.Mathematics.Closeness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

public class DeterministicMathGammaTests
{
    /// <summary>Correctly rounded values from a computation with 60 digits.</summary>
    [Theory]
    [InlineData(1e-300, 690.7755278982137)]
    [InlineData(1e-8, 18.42068073818021)]
    [InlineData(0.1, 2.252712651734206)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1.5, -0.12078223763524522)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(3.25, 0.9358019311087253)]
    [InlineData(7.75, 8.025458396315983)]
    [InlineData(9.999, 12.799575780077413)]
    public void Small_arguments_agree_with_sixty_digits_absolutely(double value, double expected)
        => Assert.InRange(DeterministicMath.LogGamma(value) - expected, -1e-14 - (expected * 2e-16), 1e-14 + (expected * 2e-16));

    [Theory]
    [InlineData(10.0, 12.801827480081469)]
    [InlineData(17.5, 32.08111489594735)]
    [InlineData(123.456, 469.6055471299295)]
    [InlineData(1e6, 12815504.569147611)]
    [InlineData(1e300, 6.897755278982137e+302)]
    public void Large_arguments_agree_with_sixty_digits_relatively(double value, double expected)
        => AssertWithin(4, DeterministicMath.LogGamma(value), expected, "log-gamma");

    [Fact]
    public void Factorials_follow_the_recurrence()
    {
        var sum = 0.0;
        for (var n = 1; n <= 170; n++)
        {
            sum += Math.Log(n);
            Assert.InRange(DeterministicMath.LogGamma(n + 1) - sum, -1e-12, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.0, double.PositiveInfinity)]
    [InlineData(-1.5, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_are_kept(double value, double expected) => Assert.Equal(expected, DeterministicMath.LogGamma(value));
}
