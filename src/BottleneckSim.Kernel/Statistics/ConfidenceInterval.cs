namespace BottleneckSim.Kernel.Statistics;

/// <summary>Where a mean lies with a stated confidence, judged from independent replications: the seed is the unit of inference.</summary>
/// <param name="Mean">The mean over the replications.</param>
/// <param name="HalfWidth">Half the width of the interval, 0 or more.</param>
/// <param name="Level">The confidence level, such as 0.95.</param>
/// <param name="Count">How many replications it rests on.</param>
/// <remarks>Mean ± t(1 − α/2; n − 1) · s/√n, Law, "Simulation Modeling and Analysis", section 4.5.</remarks>
public sealed record ConfidenceInterval(double Mean, double HalfWidth, double Level, long Count)
{
    /// <summary>The lower end.</summary>
    public double Lower => Mean - HalfWidth;

    /// <summary>The upper end.</summary>
    public double Upper => Mean + HalfWidth;

    /// <summary>The interval of a mean from one value a seed.</summary>
    /// <param name="values">One value a seed, at least two.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two values, or the level is outside its range.</exception>
    public static ConfidenceInterval OfMean(IReadOnlyCollection<double> values, double level) => OfMean(Samples.MomentsOf(values), level);

    /// <summary>The interval of a mean from its moments.</summary>
    /// <param name="moments">Of at least two values.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two values, or the level is outside its range.</exception>
    public static ConfidenceInterval OfMean(RunningMoments moments, double level)
    {
        Samples.RequireTwo(moments);
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, such as 0.95.");
        }

        var quantile = -new StudentT(moments.Count - 1).Quantile((1 - level) / 2);
        return new(moments.Mean, quantile * moments.StandardError, level, moments.Count);
    }

    /// <summary>The interval of the mean of treatment − baseline, seed by seed: common random numbers cancel.</summary>
    /// <param name="baseline">One value a seed, at least two.</param>
    /// <param name="treatment">One value for each of the same seeds, in the same order.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The counts differ or are below two, or the level is outside its range.</exception>
    public static ConfidenceInterval OfPairedDifference(IReadOnlyList<double> baseline, IReadOnlyList<double> treatment, double level) =>
        OfMean(Samples.DifferencesOf(baseline, treatment), level);

    /// <summary>Whether a value lies in the interval, ends included.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
