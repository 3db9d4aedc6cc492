using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What became of the requests of one operation that were issued in a window.</summary>
public sealed record OperationMeasurement
{
    /// <summary>The operation, for example <c>GET /orders</c>; populations that share it are taken together.</summary>
    public required string Operation { get; init; }

    /// <summary>Requests that users issued.</summary>
    public required long Offered { get; init; }

    /// <summary>Of these, answered as asked.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Of these, failed at a server.</summary>
    public required long Failed { get; init; }

    /// <summary>Of these, turned away.</summary>
    public required long Refused { get; init; }

    /// <summary>Of these, given up by the user.</summary>
    public required long TimedOut { get; init; }

    /// <summary>Content of the answers, in bytes.</summary>
    public required long ContentBytes { get; init; }

    /// <summary>Latencies in nanoseconds of the requests answered as asked.</summary>
    public required LogLinearHistogram SucceededLatency { get; init; }

    /// <summary>Latencies in nanoseconds of all requests that ended, however they did: what a dashboard and Locust's table show.</summary>
    public required LogLinearHistogram EndedLatency { get; init; }

    /// <summary>For each limit of the plan, in rising order, how many requests were answered as asked within it: exact.</summary>
    public required ImmutableArray<(Duration AtMost, long Count)> SucceededWithin { get; init; }

    /// <summary>Requests that had not ended when the run did. They miss every objective.</summary>
    public long Unfinished => Offered - Succeeded - Failed - Refused - TimedOut;

    /// <summary>Requests answered as asked, of all that were issued: 0 to 1; 0 if none was issued.</summary>
    public double SuccessOfOffered => Offered == 0 ? 0 : Succeeded / (double)Offered;

    /// <summary>How many requests were answered as asked, and within a limit of the plan if one is given.</summary>
    /// <exception cref="ArgumentException">The plan had no such limit.</exception>
    public long Good(Duration? within)
    {
        if (within is not { } limit)
            return Succeeded;
        foreach (var (atMost, count) in SucceededWithin)
        {
            if (atMost == limit)
                return count;
        }

        throw new ArgumentException($"The latency limit {limit} of {Operation} was not counted; the plan names {string.Join(", ", SucceededWithin.Select(each => each.AtMost))}.", nameof(within));
    }

    /// <summary>
    /// The percentile of the latency over <em>all</em> requests issued, where whatever was not answered as asked took for ever: what an objective is about.
    /// </summary>
    /// <param name="share">0 to 1, for example 0.99.</param>
    /// <returns>Seconds, to within 1 %; +∞ if the percentile falls on a request that was not answered, or none was issued.</returns>
    public double OwedLatencySeconds(double share)
    {
        if (Offered == 0)
            return double.PositiveInfinity;
        var rank = NearestRank.Of(share, Offered);
        return rank > Succeeded ? double.PositiveInfinity : Seconds(SucceededLatency.Quantile(rank / (double)Succeeded));
    }

    /// <summary>The percentile of the latency over the requests that ended, as a dashboard shows it; 0 if none did.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>Seconds, to within 1 %.</returns>
    public double VisibleLatencySeconds(double share) => EndedLatency.Count == 0 ? 0 : Seconds(EndedLatency.Quantile(share));

    /// <summary>The mean latency over the requests that ended, in seconds, exact; 0 if none did.</summary>
    public double VisibleMeanLatencySeconds => EndedLatency.Count == 0 ? 0 : EndedLatency.Mean / 1e9;

    private static double Seconds(long nanoseconds) => Duration.FromNanoseconds(nanoseconds).TotalSeconds;
}
