using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Grading.Measurements;

/// <summary>How old the answers of a cache or a database were in a window.</summary>
public sealed record StalenessMeasurement
{
    /// <summary>The cache or database.</summary>
    public required string Tier { get; init; }

    /// <summary>Look-ups of a cache, misses included; reads of a database, leader included.</summary>
    public required long Answers { get; init; }

    /// <summary>For how long the stale ones among them had been stale, in nanoseconds.</summary>
    public required LogLinearHistogram Ages { get; init; }

    /// <summary>For each limit of the plan, in rising order, how many answers had been stale for longer: exact.</summary>
    public required ImmutableArray<(Duration AtMost, long Count)> StaleBeyond { get; init; }

    /// <summary>Answers that were stale.</summary>
    public long Stale => Math.Min(Ages.Count, Answers);

    /// <summary>Stale answers over answers: 0 to 1; 0 if there was none.</summary>
    public double StaleRatio => Answers == 0 ? 0 : Stale / (double)Answers;

    /// <summary>How many answers were fresh, or had not been stale for longer than a limit of the plan if one is given.</summary>
    /// <exception cref="ArgumentException">The plan had no such limit.</exception>
    public long Good(Duration? within)
    {
        if (within is not { } limit)
            return Answers - Stale;
        foreach (var (atMost, count) in StaleBeyond)
        {
            if (atMost == limit)
                return Math.Max(0, Answers - count);
        }

        throw new ArgumentException($"The staleness limit {limit} of {Tier} was not counted; the plan names {string.Join(", ", StaleBeyond.Select(each => each.AtMost))}.", nameof(within));
    }

    /// <summary>The percentile of the time that answers had been stale, fresh ones for none.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>Seconds, to within 1 %.</returns>
    public double StaleSeconds(double share)
    {
        if (Stale == 0)
            return 0;
        var rank = NearestRank.Of(share, Answers) - (Answers - Stale);
        return rank <= 0 ? 0 : Ages.Quantile(rank / (double)Stale) / 1e9;
    }
}
