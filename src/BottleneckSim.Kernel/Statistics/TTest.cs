namespace BottleneckSim.Kernel.Statistics;

/// <summary>Student's test of a mean against a value, with its one-sided and two-sided p-values.</summary>
/// <param name="Statistic">(mean − value) / standard error; ±∞ when all values are equal and differ from it, 0 when they equal it.</param>
/// <param name="DegreesOfFreedom">Count − 1.</param>
/// <param name="BelowProbability">How likely so low a mean is if the true mean is not below the value: small means it is below.</param>
/// <param name="AboveProbability">How likely so high a mean is if the true mean is not above the value: small means it is above.</param>
public sealed record TTest(double Statistic, long DegreesOfFreedom, double BelowProbability, double AboveProbability)
{
    /// <summary>How likely so distant a mean is if the true mean is the value.</summary>
    public double TwoSidedProbability => Math.Min(1, 2 * Math.Min(BelowProbability, AboveProbability));

    /// <summary>Tests the mean of one value a seed.</summary>
    /// <param name="values">One value a seed, at least two.</param>
    /// <param name="hypothesisedMean">The value to test against, such as an objective.</param>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    public static TTest OfMean(IReadOnlyCollection<double> values, double hypothesisedMean)
    {
        var moments = Samples.MomentsOf(values);
        Samples.RequireTwo(moments);
        var difference = moments.Mean - hypothesisedMean;
        var statistic = difference == 0 ? 0 : difference / moments.StandardError;
        var distribution = new StudentT(moments.Count - 1);
        return new(statistic, moments.Count - 1, distribution.CumulativeProbability(statistic), distribution.UpperTail(statistic));
    }

    /// <summary>Tests the mean of treatment − baseline, seed by seed, against a difference.</summary>
    /// <param name="baseline">One value a seed, at least two.</param>
    /// <param name="treatment">One value for each of the same seeds, in the same order.</param>
    /// <param name="hypothesisedDifference">The difference to test against; 0 for "no effect".</param>
    /// <exception cref="ArgumentException">The counts differ or are below two.</exception>
    public static TTest OfPairedDifference(IReadOnlyList<double> baseline, IReadOnlyList<double> treatment, double hypothesisedDifference = 0) =>
        OfMean(Samples.DifferencesOf(baseline, treatment), hypothesisedDifference);
}
