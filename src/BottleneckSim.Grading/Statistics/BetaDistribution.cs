using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Grading.Statistics;

/// <summary>The beta distribution, from which the exact limits of a proportion follow.</summary>
public static class BetaDistribution
{
    private const int MostTerms = 100_000;
    private const double Precision = 1e-15;
    private const double Tiny = 1e-300;

    /// <summary>The regularised incomplete beta function I_x(a, b): the probability of a value up to x (DLMF 8.17).</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Cumulative(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;

        // The continued fraction converges fast on the lower side of the mean; the other side is its mirror image.
        return x < (a + 1) / (a + b + 2) ? Lower(x, a, b) : 1 - Lower(1 - x, b, a);
    }

    /// <summary>The value that is not exceeded with a probability; by bisection, to the last bits.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Quantile(double probability, double a, double b)
    {
        double low = 0, high = 1;
        for (var middle = 0.5; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            if (Cumulative(middle, a, b) < probability)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    private static double Lower(double x, double a, double b)
    {
        var logFront = DeterministicMath.LogGamma(a + b) - DeterministicMath.LogGamma(a) - DeterministicMath.LogGamma(b)
            + (a * DeterministicMath.Log(x)) + (b * DeterministicMath.Log(1 - x));
        return DeterministicMath.Exp(logFront) / (a * Fraction(x, a, b));
    }

    /// <summary>The continued fraction of DLMF 8.17.22, evaluated by Lentz's method as modified by Thompson and Barnett (1986).</summary>
    private static double Fraction(double x, double a, double b)
    {
        double fraction = 1, c = 1, d = 0;
        for (var term = 1; term <= MostTerms; term++)
        {
            var m = term / 2;
            var coefficient = term % 2 == 0
                ? m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)))
                : -((a + m) * (a + b + m) * x) / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (coefficient * d));
            c = NotZero(1 + (coefficient / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
                return fraction;
        }

        throw new InvalidOperationException(FormattableString.Invariant($"I_x(a, b) did not converge for x = {x}, a = {a}, b = {b}."));
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
