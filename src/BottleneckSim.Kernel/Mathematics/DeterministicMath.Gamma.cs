namespace BottleneckSim.Kernel.Mathematics;

/// <content>The gamma function.</content>
public static partial class DeterministicMath
{
    /// <summary>From here on Stirling's series with eight terms is exact to double precision.</summary>
    private const double StirlingStart = 10;

    private const double HalfLogOfTwoPi = 0.9189385332046727;

    /// <summary>
    /// The natural logarithm of Γ(x) for x above 0: within 10⁻¹⁴ absolutely below 10 (Γ is 1 at 1 and 2, so that no relative bound
    /// holds there), within a few ulp from 10 on.
    /// </summary>
    /// <param name="value">Zero and +∞ give +∞, a negative number NaN.</param>
    /// <remarks>Stirling's series (Abramowitz &amp; Stegun 6.1.41), after Γ(x) = Γ(x + n)/(x(x + 1)…(x + n − 1)) has moved small x up.</remarks>
    public static double LogGamma(double value)
    {
        if (!(value > 0))
            return value == 0 ? double.PositiveInfinity : double.NaN;
        if (double.IsPositiveInfinity(value))
            return value;

        var shifted = value;
        var product = 1.0;
        while (shifted < StirlingStart)
        {
            product *= shifted;
            shifted++;
        }

        var logarithm = ((shifted - 0.5) * (Log(shifted) - 1)) - 0.5 + HalfLogOfTwoPi + StirlingTail(1 / shifted);
        return product == 1 ? logarithm : logarithm - Log(product);
    }

    /// <summary>1/(12x) − 1/(360x³) + 1/(1260x⁵) − … with y = 1/x up to 0.1; the next term is below 10⁻¹⁶.</summary>
    private static double StirlingTail(double y)
    {
        var z = y * y;
        return y * ((1.0 / 12) - (z * ((1.0 / 360) - (z * ((1.0 / 1260) - (z * ((1.0 / 1680) - (z * ((1.0 / 1188)
            - (z * ((691.0 / 360360) - (z * ((1.0 / 156) - (z * (3617.0 / 122400)))))))))))))));
    }
}
