using BottleneckSim.Grading.Objectives;

namespace BottleneckSim.Grading.Statistics;

/// <summary>The interval for the share of good requests, over replications.</summary>
/// <remarks>
/// <para>
/// The unit of inference is the seed: requests of one run wait for each other and are far from independent, so the interval is Student's t
/// over the seeds' shares. But where every seed shows the same share, 100 % above all, their variance is nought and t would claim certainty
/// from however few requests. So the interval is never narrower, on either side, than the exact one for as many independent requests
/// (Clopper and Pearson on the pooled counts): the first knows dependence, the second knows that having seen no failure proves none impossible.
/// </para>
/// <para>
/// What that leaves: failures so rare that no seed shows one, and that come in bursts when they come, are bounded as if they came singly.
/// </para>
/// </remarks>
public static class ShareInterval
{
    /// <summary>The mean share with its interval, within 0 to 1.</summary>
    /// <param name="samples">One for each replication; at least one.</param>
    /// <param name="confidence">For example 0.95.</param>
    public static Estimate Of(IReadOnlyList<ShareSample> samples, double confidence)
    {
        var overSeeds = StudentInterval.Of([.. samples.Select(sample => sample.Share)], confidence);
        var pooled = ProportionInterval.Of(samples.Sum(sample => sample.Good), samples.Sum(sample => sample.Offered), confidence);
        return overSeeds with { Interval = overSeeds.Interval.Hull(pooled).Clamp(0, 1) };
    }
}
