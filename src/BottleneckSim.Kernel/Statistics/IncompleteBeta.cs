using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Kernel.Statistics;

/// <summary>The regularised incomplete beta function I_x(a, ½), which Student's t is made of.</summary>
/// <remarks>
/// The continued fraction is Abramowitz &amp; Stegun 26.5.8, evaluated by Lentz' method as modified by Thompson and Barnett (1986);
/// it converges fast below x = (a + 1)/(a + b + 2), and above it I_x(a, b) = 1 − I_{1−x}(b, a).
/// </remarks>
internal sealed class IncompleteBeta(double a)
{
    private const double B = 0.5;
    private const double HalfLogOfPi = 0.5723649429247001;
    private const double AsymptoticFrom = 20;
    private const double Precision = 1e-16;
    private const double Tiny = 1e-300;
    private const int MaximumTerms = 20_000;

    private readonly double _logOfBeta = HalfLogOfPi - LogOfGammaRatio(a);

    /// <summary>The function's value.</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="complement">1 − x, given apart since it may be too small to be seen in x.</param>
    /// <param name="minusLogOfX">−ln x, for the same reason.</param>
    public double Of(double x, double complement, double minusLogOfX)
    {
        if (complement <= 0)
        {
            return 1;
        }

        var factor = DeterministicMath.Exp(-(a * minusLogOfX) - _logOfBeta) * Math.Sqrt(complement);
        return x < (a + 1) / (a + B + 2)
            ? factor * Fraction(x, a, B) / a
            : 1 - (factor * Fraction(complement, B, a) / B);
    }

    /// <summary>ln Γ(a + ½) − ln Γ(a), for large a by the series that avoids the difference of two large numbers.</summary>
    private static double LogOfGammaRatio(double a)
    {
        if (a < AsymptoticFrom)
        {
            return DeterministicMath.LogGamma(a + 0.5) - DeterministicMath.LogGamma(a);
        }

        // From Stirling's series: the coefficients are (1 − 2⁻²ᵏ) · 2 B₂ₖ / (2k(2k − 1)) with the signs of −B₂ₖ.
        var (inverse, square) = (1 / a, 1 / (a * a));
        var series = -(1.0 / 8) + (square * ((1.0 / 192) + (square * (-(1.0 / 640) + (square * ((17.0 / 14336) - (square * (31.0 / 18432))))))));
        return (0.5 * DeterministicMath.Log(a)) + (inverse * series);
    }

    private static double Fraction(double x, double p, double q)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((p + q) * x / (p + 1)));
        var result = d;
        for (var m = 1; m <= MaximumTerms; m++)
        {
            var even = m * (q - m) * x / ((p + (2 * m) - 1) * (p + (2 * m)));
            d = 1 / AwayFromZero(1 + (even * d));
            c = AwayFromZero(1 + (even / c));
            result *= d * c;

            var odd = -(p + m) * (p + q + m) * x / ((p + (2 * m)) * (p + (2 * m) + 1));
            d = 1 / AwayFromZero(1 + (odd * d));
            c = AwayFromZero(1 + (odd / c));
            var step = d * c;
            result *= step;
            if (Math.Abs(step - 1) <= Precision)
            {
                return result;
            }
        }

        throw new InvalidOperationException($"The incomplete beta function I_{x}({p}, {q}) has not converged in {MaximumTerms} terms.");
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
