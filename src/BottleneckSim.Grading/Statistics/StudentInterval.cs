using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Grading.Statistics;

/// <summary>Student's t interval for the mean of independent replications.</summary>
public static class StudentInterval
{
    /// <summary>The mean of values with its interval.</summary>
    /// <param name="values">One for each replication; at least one.</param>
    /// <param name="confidence">The probability with which the interval holds the true mean, for example 0.95.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Estimate Of(IReadOnlyList<double> values, double confidence)
    {
        if (values.Count == 0)
            throw new ArgumentException("A mean needs at least one replication.", nameof(values));
        if (values.Any(value => !double.IsFinite(value)))
            return new Estimate(double.PositiveInfinity, Interval.Unbounded, values.Count);
        var moments = new RunningMoments();
        foreach (var value in values)
            moments.Add(value);
        if (values.Count == 1)
            return new Estimate(moments.Mean, Interval.Unbounded, 1);
        var half = CriticalValue(confidence, values.Count - 1) * moments.StandardError;
        return new Estimate(moments.Mean, new Interval(moments.Mean - half, moments.Mean + half), values.Count);
    }

    /// <summary>The value that Student's t exceeds in absolute value with probability 1 − confidence.</summary>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double CriticalValue(double confidence, int degreesOfFreedom) =>
        new StudentT(degreesOfFreedom).Quantile(1 - ((1 - confidence) / 2));
}
