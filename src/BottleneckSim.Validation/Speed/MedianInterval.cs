using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Validation.Speed;

/// <summary>The median of measurements, and an interval for it that asks nothing of their distribution.</summary>
/// <remarks>
/// The ends are order statistics: the interval misses the median only if nearly all measurements lie on one side of it, whose chance is that of as many
/// heads of a coin (the sign test turned round; Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, section 3.6). A neighbour on the
/// machine makes a few measurements very slow; that moves a mean and its deviation, and leaves the median where it was.
/// </remarks>
internal static class MedianInterval
{
    /// <summary>The fewest measurements from which there is an interval at 99 %: (1/2)⁷ is less than a hundredth.</summary>
    public const int Fewest = 8;

    /// <summary>The median with its interval.</summary>
    /// <param name="values">The measurements.</param>
    /// <param name="confidence">The chance that the interval holds the median, at least.</param>
    /// <exception cref="ArgumentException">There are too few for this confidence.</exception>
    public static Estimate Of(IEnumerable<double> values, double confidence)
    {
        double[] ordered = [.. values.Order()];
        var rank = RankOf(ordered.Length, confidence);
        if (rank == 0)
            throw new ArgumentException(FormattableString.Invariant($"{ordered.Length} measurements give no interval of the median at a confidence of {confidence}; at 0.99 it takes {Fewest}."), nameof(values));
        var middle = (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
        return new Estimate(middle, new Interval(ordered[rank - 1], ordered[^rank]), ordered.Length);
    }

    /// <summary>The largest rank from either end that keeps the confidence; 0 if none does.</summary>
    private static int RankOf(int count, double confidence)
    {
        var (chance, below) = (Math.Pow(0.5, count), 0.0); // Of exactly, and of fewer than, so many heads.
        var rank = 0;
        while (2 * (below + chance) <= 1 - confidence)
        {
            below += chance;
            chance *= (count - rank) / (rank + 1.0);
            rank++;
        }

        return rank;
    }
}
