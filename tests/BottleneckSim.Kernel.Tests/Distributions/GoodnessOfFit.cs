using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Distributions;

/// <summary>
/// Tests of samples against an exact law. Seeds are fixed, so that a test is green or red for ever; the bounds are those that a right
/// sampler with a fresh seed would break with a probability of 10⁻⁶ each.
/// </summary>
internal static class GoodnessOfFit
{
    /// <summary>The standard normal quantile of 1 − 10⁻⁶.</summary>
    private const double OneSidedBound = 4.753;

    /// <summary>The standard normal quantile of 1 − 10⁻⁶/2.</summary>
    private const double TwoSidedBound = 4.892;

    /// <summary>√(ln(2·10⁶)/2): Kolmogorov's limit law exceeds it with probability 10⁻⁶.</summary>
    private const double KolmogorovBound = 2.694;

    public static double[] Draw(Distribution distribution, int count, ulong seed)
    {
        var key = DrawKey.FromSeed(seed);
        var samples = new double[count];
        for (var i = 0; i < count; i++)
        {
            var stream = key.With(i).Stream();
            samples[i] = distribution.Sample(ref stream);
        }

        return samples;
    }

    /// <summary>The largest distance between the sample's distribution function and the exact, continuous one.</summary>
    public static void AssertKolmogorovSmirnov(double[] samples, Func<double, double> cumulativeProbability)
    {
        var sorted = samples.Order().ToArray();
        var largest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var exact = cumulativeProbability(sorted[i]);
            largest = Math.Max(largest, Math.Max(exact - ((double)i / sorted.Length), ((double)(i + 1) / sorted.Length) - exact));
        }

        Assert.InRange(largest * Math.Sqrt(sorted.Length), 0, KolmogorovBound);
    }

    /// <summary>Pearson's statistic of counts against expected ones, with the Wilson–Hilferty approximation of its quantile.</summary>
    public static void AssertChiSquare(IReadOnlyList<long> counts, Func<int, double> probability)
    {
        var total = counts.Sum();
        var statistic = 0.0;
        for (var cell = 0; cell < counts.Count; cell++)
        {
            var expected = total * probability(cell);
            Assert.True(expected >= 5, FormattableString.Invariant($"Cell {cell} expects only {expected} counts: merge it."));
            statistic += (counts[cell] - expected) * (counts[cell] - expected) / expected;
        }

        var degrees = counts.Count - 1;
        var spread = 2.0 / (9 * degrees);
        Assert.InRange(statistic, 0, degrees * Math.Pow(1 - spread + (OneSidedBound * Math.Sqrt(spread)), 3));
    }

    /// <summary>Whether the mean of the sample is the distribution's own, given its variance; and its variance, given the sample's fourth moment.</summary>
    public static void AssertMoments(double[] samples, Distribution distribution)
    {
        AssertMean(samples, distribution.Mean, distribution.Variance);
        var squares = samples.Select(value => (value - distribution.Mean) * (value - distribution.Mean)).ToArray();
        var meanSquare = squares.Average();
        AssertMean(squares, distribution.Variance, squares.Average(square => (square - meanSquare) * (square - meanSquare)));
    }

    public static void AssertMean(double[] samples, double mean, double variance)
    {
        var standardError = Math.Sqrt(variance / samples.Length);
        Assert.InRange((samples.Average() - mean) / standardError, -TwoSidedBound, TwoSidedBound);
    }
}
