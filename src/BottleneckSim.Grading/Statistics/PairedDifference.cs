namespace BottleneckSim.Grading.Statistics;

/// <summary>The mean difference of pairs: common random numbers make the two of a pair alike in all but what is compared, so the interval is short.</summary>
public static class PairedDifference
{
    /// <summary>After − before with Student's t interval over the pairs.</summary>
    /// <param name="before">One value for each seed.</param>
    /// <param name="after">One value for each of the same seeds.</param>
    /// <param name="confidence">For example 0.95.</param>
    /// <exception cref="ArgumentException">There are not as many of one as of the other.</exception>
    public static Estimate Of(IReadOnlyList<double> before, IReadOnlyList<double> after, double confidence)
    {
        if (before.Count != after.Count)
            throw new ArgumentException($"{before.Count} values before and {after.Count} after make no pairs.", nameof(after));
        return StudentInterval.Of([.. before.Zip(after, (one, other) => other - one)], confidence);
    }
}
