namespace BottleneckSim.Kernel.Mathematics;

/// <summary>The distribution function of the standard normal law and its inverse, the same bits everywhere.</summary>
public static class StandardNormal
{
    private const double OneOverSquareRootOfTwoPi = 0.3989422804014327;

    /// <summary>From here on the tail's continued fraction converges in fewer terms than the series about 0.</summary>
    private const double TailStart = 4;

    private const int SeriesTerms = 100;
    private const int FractionTerms = 60;
    private const int NewtonSteps = 4;

    /// <summary>The density at a point.</summary>
    /// <param name="value">Any number.</param>
    public static double Density(double value) => OneOverSquareRootOfTwoPi * DeterministicMath.Exp(-0.5 * value * value);

    /// <summary>The probability of a value at or below the given one, within 10⁻¹⁵ absolutely; below −4 within 10⁻¹³ relatively.</summary>
    /// <param name="value">Any number.</param>
    /// <remarks>Abramowitz &amp; Stegun 26.2.11 (series of positive terms) and 26.2.14 (continued fraction of the tail).</remarks>
    public static double CumulativeProbability(double value)
    {
        if (double.IsNaN(value))
            return value;
        if (Math.Abs(value) < TailStart)
            return 0.5 + (Density(value) * SeriesAboutZero(value));
        return value < 0 ? Tail(-value) : 1 - Tail(value);
    }

    /// <summary>The value that the given share of the distribution does not exceed.</summary>
    /// <param name="probability">From 0, which gives −∞, to 1, which gives +∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    /// <remarks>Newton's method on the logarithm of the tail, which is concave, from the approximation of Abramowitz &amp; Stegun 26.2.23.</remarks>
    public static double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        if (probability > 0.5)
            return -Quantile(1 - probability);
        if (probability == 0)
            return double.NegativeInfinity;

        var t = Math.Sqrt(-2 * DeterministicMath.Log(probability));
        var quantile = ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        for (var step = 0; step < NewtonSteps; step++)
        {
            var reached = CumulativeProbability(quantile);
            quantile -= DeterministicMath.Log(reached / probability) * reached / Density(quantile);
        }

        return quantile;
    }

    /// <summary>x + x³/3 + x⁵/(3·5) + …: the probability between 0 and x divided by the density at x.</summary>
    private static double SeriesAboutZero(double x)
    {
        var sum = x;
        var term = x;
        for (var n = 1; n <= SeriesTerms; n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return sum;
    }

    /// <summary>The probability beyond x: density/(x + 1/(x + 2/(x + 3/(x + …)))).</summary>
    private static double Tail(double x)
    {
        var fraction = x;
        for (var n = FractionTerms; n >= 1; n--)
            fraction = x + (n / fraction);
        return Density(x) / fraction;
    }
}
