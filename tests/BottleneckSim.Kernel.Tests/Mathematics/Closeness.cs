using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

/// <summary>Compares functions in units in the last place (ulp) over many seeded arguments.</summary>
internal static class Closeness
{
    private const int Samples = 100_000;

    /// <summary>Positive doubles whose bits are uniform: all magnitudes, subnormal numbers too.</summary>
    public static IEnumerable<double> AnyPositive(ulong seed) => Draw(
        seed,
        static (ref stream) => BitConverter.Int64BitsToDouble(stream.NextBelow(0x7FF0_0000_0000_0000 - 1) + 1));

    public static IEnumerable<double> Between(double minimum, double maximum, ulong seed)
        => Draw(seed, (ref stream) => minimum + ((maximum - minimum) * stream.NextUnit()));

    public static void AssertWithin(double allowedUlp, Func<double, double> actual, Func<double, double> expected, IEnumerable<double> arguments)
    {
        foreach (var argument in arguments)
            AssertWithin(allowedUlp, actual(argument), expected(argument), FormattableString.Invariant($"f({argument:R})"));
    }

    public static void AssertWithin(double allowedUlp, double actual, double expected, string what)
    {
        if (actual.Equals(expected))
            return;
        var distance = Math.Abs(actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
        Assert.True(distance <= allowedUlp, FormattableString.Invariant($"{what} = {actual:R}, but {expected:R} was expected: {distance} ulp."));
    }

    private static double[] Draw(ulong seed, Drawing drawing)
    {
        var stream = DrawKey.FromSeed(seed).Stream();
        var values = new double[Samples];
        for (var i = 0; i < values.Length; i++)
            values[i] = drawing(ref stream);
        return values;
    }

    private delegate double Drawing(ref DrawStream stream);
}
