namespace BottleneckSim.Models.Resources;

/// <summary>a × b ÷ c on non-negative integers without overflow on the way.</summary>
internal static class MultiplyDivide
{
    private const long SafeFactor = 1L << 31;

    public static long Floor(long value, long numerator, long denominator)
    {
        if (numerator == denominator)
        {
            return value;
        }

        return value < SafeFactor && numerator < SafeFactor
            ? value * numerator / denominator
            : checked((long)((Int128)value * numerator / denominator));
    }

    /// <summary>As <see cref="Ceiling"/>; what is too large for a number is the largest.</summary>
    public static long CeilingAtMost(long value, long numerator, long denominator) => numerator > denominator && value > long.MaxValue / numerator * denominator
        ? long.MaxValue
        : Ceiling(value, numerator, denominator);

    public static long Ceiling(long value, long numerator, long denominator)
    {
        if (numerator == denominator)
        {
            return value;
        }

        return value < SafeFactor && numerator < SafeFactor
            ? ((value * numerator) + denominator - 1) / denominator
            : checked((long)((((Int128)value * numerator) + denominator - 1) / denominator));
    }
}
