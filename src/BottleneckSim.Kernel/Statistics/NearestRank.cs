namespace BottleneckSim.Kernel.Statistics;

/// <summary>The nearest-rank definition of a quantile: the smallest rank whose share of all values is at least the one asked for.</summary>
public static class NearestRank
{
    /// <summary>The rank, from 1 to the count.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="count">How many values there are, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long Of(double share, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share of the values lies between 0 and 1.");
        }

        // 0.07 × 100 is a little over 7 in binary; the quotient decides, since 7 / 100 is exactly the number written 0.07.
        var rank = Math.Clamp((long)Math.Ceiling(share * count), 1, count);
        return rank > 1 && (rank - 1) / (double)count >= share ? rank - 1 : rank;
    }
}
