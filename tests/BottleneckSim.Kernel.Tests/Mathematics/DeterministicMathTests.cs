using BottleneckSim.Kernel.Mathematics;
using static BottleneckSim.Kernel.Tests.Mathematics.Closeness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

/// <summary>The reference is the runtime's own mathematics, which is within 1 ulp itself: the bounds here are one above those we promise.</summary>
public class DeterministicMathTests
{
    [Fact]
    public void Log_agrees_with_the_runtime_over_all_magnitudes() => AssertWithin(2, DeterministicMath.Log, Math.Log, AnyPositive(seed: 1));

    [Fact]
    public void Log_agrees_with_the_runtime_near_one_where_it_vanishes()
        => AssertWithin(2, DeterministicMath.Log, Math.Log, Between(0.6, 1.6, seed: 2));

    [Fact]
    public void Log_of_one_plus_a_tiny_number_keeps_its_digits()
    {
        AssertWithin(0, DeterministicMath.Log1p, static x => x, [1e-300, -1e-300, double.Epsilon, 1e-17, -1e-17, 0]);
        AssertWithin(0, DeterministicMath.Log1p, static x => x * (1 - (x / 2)), [1e-9, -1e-9]);
    }

    [Fact]
    public void Log_of_one_plus_a_number_inverts_exp_less_one()
        => AssertWithin(4, static x => DeterministicMath.Log1p(DeterministicMath.Expm1(x)), static x => x, Between(0.001, 0.7, seed: 5));

    [Fact]
    public void Exp_agrees_with_the_runtime_down_to_the_subnormal_numbers()
        => AssertWithin(2, DeterministicMath.Exp, Math.Exp, Between(-745, 709.78, seed: 3));

    [Fact]
    public void Exp_agrees_with_the_runtime_near_zero() => AssertWithin(2, DeterministicMath.Exp, Math.Exp, Between(-2, 2, seed: 4));

    [Fact]
    public void Exp_less_one_keeps_the_digits_of_a_tiny_power()
    {
        AssertWithin(0, DeterministicMath.Expm1, static x => x, [1e-300, -1e-300, double.Epsilon, 1e-17, -1e-17, 0]);
        AssertWithin(1, DeterministicMath.Expm1, static x => x * (1 + (x / 2)), [1e-9, -1e-9]);
    }

    [Fact]
    public void Exp_less_one_agrees_with_exp_where_nothing_cancels()
        => AssertWithin(2, DeterministicMath.Expm1, static x => Math.Exp(x) - 1, Between(5, 700, seed: 6));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_keeps_the_special_values(double value, double expected)
    {
        Assert.Equal(expected, DeterministicMath.Log(value));
        Assert.Equal(expected, DeterministicMath.Log1p(value - 1));
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(709.782712893384, 1.797693134862273E+308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(-745.1332191019411, double.Epsilon)]
    [InlineData(-745.1332191019412, 0.0)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-1e300, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_keeps_the_ends_and_the_special_values(double value, double expected)
    {
        AssertWithin(1, DeterministicMath.Exp(value), expected, "exp");
        AssertWithin(1, DeterministicMath.Expm1(value), expected - 1, "expm1");
    }
}
