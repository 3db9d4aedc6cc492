namespace BottleneckSim.Kernel.Mathematics;

/// <content>Natural logarithms.</content>
public static partial class DeterministicMath
{
    /// <summary>The natural logarithm, within 1 ulp.</summary>
    /// <param name="value">Zero gives −∞, a negative number NaN.</param>
    /// <remarks>
    /// With value = 2ᵏ(1 + f), |f| below √2 − 1, and s = f/(2 + f): ln(1 + f) = 2 artanh s = 2s + s·R(s²), where the sum is arranged about
    /// f, which is exact.
    /// </remarks>
    public static double Log(double value)
    {
        if (!(value > 0))
            return value == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(value))
            return value;

        var f = SplitNearOne(value, out var exponent) - 1;
        var s = f / (2 + f);
        var halfSquare = 0.5 * f * f;
        var correction = s * (halfSquare + AreaTangentTail(s * s));
        return (exponent * LogOfTwoHigh) - ((halfSquare - (correction + (exponent * LogOfTwoLow))) - f);
    }

    /// <summary>The natural logarithm of one plus a number, within 2 ulp, also where the number is tiny.</summary>
    /// <param name="value">−1 gives −∞, a smaller number NaN.</param>
    /// <remarks>The rounding error of 1 + value is known exactly; its effect is added back to first order.</remarks>
    public static double Log1p(double value)
    {
        if (!(value > -1) || double.IsPositiveInfinity(value))
            return value == -1 ? double.NegativeInfinity : value > 0 ? value : double.NaN;
        var sum = 1 + value;
        if (sum == 1)
            return value;
        var lost = value < 1 ? value - (sum - 1) : 1 - (sum - value);
        return Log(sum) + (lost / sum);
    }

    /// <summary>2 artanh(s)/s − 2 = 2z/3 + 2z²/5 + … with z = s² up to 0.0295; even and odd powers apart, so that they overlap.</summary>
    private static double AreaTangentTail(double z)
    {
        var w = z * z;
        var odd = (2.0 / 3) + (w * ((2.0 / 7) + (w * ((2.0 / 11) + (w * ((2.0 / 15) + (w * ((2.0 / 19) + (w * (2.0 / 23))))))))));
        var even = (2.0 / 5) + (w * ((2.0 / 9) + (w * ((2.0 / 13) + (w * ((2.0 / 17) + (w * (2.0 / 21))))))));
        return (z * odd) + (w * even);
    }
}
