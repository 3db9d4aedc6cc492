using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;
using static BottleneckSim.Kernel.Tests.Mathematics.Closeness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

public class DeterministicMathPowerTests
{
    private static readonly double[] SpecialValues =
        [0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Pow_agrees_with_the_runtime_over_the_whole_range_of_results()
    {
        var stream = DrawKey.FromSeed(7).Stream();
        for (var i = 0; i < 100_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(stream.NextBelow(0x7FF0_0000_0000_0000 - 1) + 1);
            var exponent = (stream.NextUnit() - 0.5) * 1490 / DeterministicMath.Log(value);
            AssertWithin(2, DeterministicMath.Pow(value, exponent), Math.Pow(value, exponent), FormattableString.Invariant($"{value:R}^{exponent:R}"));
        }
    }

    /// <summary>Correctly rounded values from a computation with 60 digits.</summary>
    [Theory]
    [InlineData(0.1, 0.1, 0.7943282347242815)]
    [InlineData(1.0000001, 1e8, 22026.454910182532)]
    [InlineData(3.0, -400.5, 8.18346981370229e-192)]
    [InlineData(1e-300, 1.01, 9.99999999999994e-304)]
    [InlineData(2.2250738585072014e-308, -0.999, 2.2131095539369992e+307)]
    [InlineData(5e-324, 0.25, 1.4908919308538355e-81)]
    [InlineData(0.9999999999999999, 1e18, 6.076124616751106e-49)]
    [InlineData(123.456, 78.9, 1.0478827916671325e+165)]
    [InlineData(1.7, 1337.5, 1.6804761123727736e+308)]
    public void Pow_agrees_with_sixty_digits(double value, double exponent, double expected)
        => AssertWithin(1, DeterministicMath.Pow(value, exponent), expected, "pow");

    [Fact]
    public void Whole_powers_of_small_whole_numbers_are_exact()
    {
        for (var value = 1; value <= 30; value++)
        {
            var product = 1.0;
            for (var exponent = 0; product < 1L << 53; exponent++, product *= value)
            {
                Assert.Equal(product, DeterministicMath.Pow(value, exponent));
                if (value == 1 && exponent > 60)
                    break;
            }
        }
    }

    [Fact]
    public void Square_roots_of_squares_are_exact()
    {
        for (var value = 1; value <= 1000; value++)
            Assert.Equal(value, DeterministicMath.Pow((double)value * value, 0.5));
    }

    [Fact]
    public void Special_values_are_those_of_the_standard()
    {
        foreach (var value in SpecialValues)
        {
            foreach (var exponent in SpecialValues)
            {
                var expected = Math.Pow(value, exponent);
                var actual = DeterministicMath.Pow(value, exponent);
                var what = FormattableString.Invariant($"{value}^{exponent}");
                AssertWithin(1, actual, expected, what);
                Assert.True(double.IsNaN(expected) || double.IsNegative(expected) == double.IsNegative(actual), $"The sign of {what}");
            }
        }
    }
}
