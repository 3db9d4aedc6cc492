namespace BottleneckSim.Kernel.Statistics;

/// <summary>What intervals and tests ask of the values they are given.</summary>
internal static class Samples
{
    public static RunningMoments MomentsOf(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }

        return moments;
    }

    public static double[] DifferencesOf(IReadOnlyList<double> baseline, IReadOnlyList<double> treatment)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(treatment);
        if (baseline.Count != treatment.Count)
        {
            throw new ArgumentException($"Pairs need as many values on both sides: {baseline.Count} of the baseline, {treatment.Count} of the treatment.", nameof(treatment));
        }

        return [.. baseline.Zip(treatment, (before, after) => after - before)];
    }

    public static void RequireTwo(RunningMoments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count < 2)
        {
            throw new ArgumentException($"Student's t needs at least two replications, and there are {moments.Count}.", nameof(moments));
        }
    }
}
