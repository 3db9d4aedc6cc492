namespace BottleneckSim.Grading.Statistics;

/// <summary>The exact interval for a proportion (Clopper and Pearson, Biometrika 26, 1934).</summary>
public static class ProportionInterval
{
    /// <summary>The interval for the chance of a success.</summary>
    /// <param name="successes">Successes seen.</param>
    /// <param name="trials">Trials made; with none the interval is 0 to 1.</param>
    /// <param name="confidence">The probability, at least, with which the interval holds the true chance.</param>
    public static Interval Of(long successes, long trials, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return new Interval(
            successes == 0 ? 0 : BetaDistribution.Quantile(tail, successes, trials - successes + 1),
            successes == trials ? 1 : BetaDistribution.Quantile(1 - tail, successes + 1, trials - successes));
    }
}
