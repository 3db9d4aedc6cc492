using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.LoadBalancing.Outliers;

/// <summary>Passive health: instances that fail or are slow beside their peers are put on probation for a while, longer each time.</summary>
/// <remarks>
/// The terms and defaults are those of Envoy's outlier detection (documentation, "Outlier detection"): 5 failures one after another, interval 10 s,
/// base ejection time 30 s, maximum 300 s, at most 10 % ejected but at least one. Probation for latency is Dean and Barroso's (The Tail at Scale, 2013);
/// Envoy has none.
/// </remarks>
public sealed record OutlierOptions
{
    /// <summary>Failures one after another that eject at once: 1 to 10,000, default 5.</summary>
    public int ConsecutiveFailures { get; init; } = 5;

    /// <summary>From look to look: 100 ms to 1 h, default 10 s.</summary>
    public Duration Interval { get; init; } = Duration.FromSeconds(10);

    /// <summary>The first probation; the n-th lasts n times as long: 100 ms to 1 h, default 30 s.</summary>
    public Duration BaseEjection { get; init; } = Duration.FromSeconds(30);

    /// <summary>No probation is longer: at least <see cref="BaseEjection"/>, default 300 s.</summary>
    public Duration MaximumEjection { get; init; } = Duration.FromSeconds(300);

    /// <summary>The share of instances that may be on probation at once, but always one (if there are two): 0 to 1, default 0.1.</summary>
    public double MaximumEjectedShare { get; init; } = 0.1;

    /// <summary>An instance whose mean latency over an interval is more than this many times the median of its peers' is ejected: 1.1 to 1,000; null means never.</summary>
    public double? LatencyFactor { get; init; }

    /// <summary>Answers in an interval below which an instance is not judged by latency: 1 to 1,000,000, default 20.</summary>
    public int MinimumRequests { get; init; } = 20;
}
