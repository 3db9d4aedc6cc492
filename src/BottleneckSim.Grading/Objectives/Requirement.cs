using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Grading.Objectives;

/// <summary>An objective in the one form in which all objectives are judged: of the requests issued, at least a share is good.</summary>
/// <remarks>
/// A request is good if it was answered as asked, and for a latency objective within the limit. "p99 ≤ 250 ms" is the same as "at least
/// 99 % good within 250 ms", and what was refused, abandoned or never ended is simply not good: no infinite latencies enter an average.
/// </remarks>
/// <param name="Subject">The operation; for staleness the tier.</param>
/// <param name="Within">The latency that a good request keeps; null where only success counts.</param>
/// <param name="Share">The least share of good requests: above 0, at most 1.</param>
public record Requirement(string Subject, Duration? Within, double Share)
{
    /// <summary>The requirement that an objective makes.</summary>
    /// <exception cref="NotSupportedException">The kind of objective is not one that can be judged.</exception>
    public static Requirement Of(Objective objective) => objective switch
    {
        LatencyObjective latency => new Requirement(latency.Operation, latency.AtMost, latency.Percentile / 100),
        SuccessObjective success => new Requirement(success.Operation, null, success.AtLeastRatio),
        StalenessObjective staleness => new StalenessRequirement(staleness.Tier, staleness.AtMost, staleness.Percentile / 100),
        FreshnessObjective freshness => new StalenessRequirement(freshness.Tier, null, freshness.AtLeastRatio),
        _ => throw new NotSupportedException($"An objective of the kind {objective.GetType().Name} cannot be judged; objectives of latency, success, staleness and freshness can."),
    };

    /// <summary>
    /// The same requirement with what it allows scaled: 0.8 is twenty per cent harder, 1.2 twenty per cent easier. A latency or staleness
    /// objective allows time, a success or freshness objective allows requests or answers that are not good.
    /// </summary>
    /// <param name="factor">Above 0.</param>
    public Requirement Scaled(double factor) => Within is { } limit
        ? this with { Within = Duration.FromNanoseconds((long)Math.Round(limit.Nanoseconds * factor)) }
        : this with { Share = 1 - ((1 - Share) * factor) };

    /// <summary>The good and the offered requests of a window.</summary>
    public virtual ShareSample In(WindowMeasurement window) => window.Operations.TryGetValue(Subject, out var operation)
        ? new ShareSample(operation.Good(Within), operation.Offered)
        : new ShareSample(0, 0);

    /// <summary>One line: <c>99 % of GET /orders within 250ms</c>.</summary>
    public virtual string Describe() => FormattableString.Invariant($"{Share * 100:0.####} % of {Subject} ")
        + (Within is { } limit ? $"within {limit}" : "answered as asked");
}
