using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

/// <summary>The reference is the runtime's own mathematics, which is itself within 1 ulp on the platforms we test on.</summary>
public class DeterministicMathTests
{
    private const int Samples = 200_000;

    [Fact]
    public void Log_agrees_with_the_runtime_over_all_magnitudes()
        => AssertClose(DeterministicMath.Log, Math.Log, AnyPositive(seed: 1), allowedUlp: 2);

    [Fact]
    public void Log_agrees_with_the_runtime_near_one_where_it_vanishes()
        => AssertClose(DeterministicMath.Log, Math.Log, Between(0.6, 1.6, seed: 2), allowedUlp: 2);

    [Fact]
    public void Exp_agrees_with_the_runtime_down_to_the_subnormal_numbers()
        => AssertClose(DeterministicMath.Exp, Math.Exp, Between(-745, 709.78, seed: 3), allowedUlp: 2);

    [Fact]
    public void Exp_agrees_with_the_runtime_near_zero()
        => AssertClose(DeterministicMath.Exp, Math.Exp, Between(-2, 2, seed: 4), allowedUlp: 2);

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_keeps_the_special_values(double value, double expected) => Assert.Equal(expected, DeterministicMath.Log(value));

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(-746.0, 0.0)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-1e300, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_keeps_the_special_values(double value, double expected) => Assert.Equal(expected, DeterministicMath.Exp(value));

    internal static IEnumerable<double> AnyPositive(ulong seed)
    {
        var stream = DrawKey.FromSeed(seed).Stream();
        var values = new double[Samples];
        for (var i = 0; i < values.Length; i++)
            values[i] = BitConverter.UInt64BitsToDouble((ulong)stream.NextBelow(0x7FF0_0000_0000_0000 - 1) + 1);
        return values;
    }

    internal static IEnumerable<double> Between(double minimum, double maximum, ulong seed)
    {
        var stream = DrawKey.FromSeed(seed).Stream();
        var values = new double[Samples];
        for (var i = 0; i < values.Length; i++)
            values[i] = minimum + ((maximum - minimum) * stream.NextUnit());
        return values;
    }

    internal static void AssertClose(Func<double, double> actual, Func<double, double> expected, IEnumerable<double> arguments, double allowedUlp)
    {
        foreach (var argument in arguments)
        {
            var wanted = expected(argument);
            var distance = Math.Abs(actual(argument) - wanted) / (Math.BitIncrement(Math.Abs(wanted)) - Math.Abs(wanted));
            Assert.True(distance <= allowedUlp, FormattableString.Invariant($"f({argument:R}) = {actual(argument):R}, but {wanted:R} was expected: {distance} ulp."));
        }
    }
}
