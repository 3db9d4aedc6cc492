using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>Target tracking: the number of a tier's instances follows a metric.</summary>
/// <remarks>
/// The defaults are those of Kubernetes: Horizontal Pod Autoscaling, "Algorithm details" and "Stabilization window"
/// (<c>--horizontal-pod-autoscaler-sync-period</c> 15 s, <c>--horizontal-pod-autoscaler-tolerance</c> 0.1, downscale stabilisation 300 s, upscale 0 s), and the
/// metrics server's <c>--metric-resolution</c> of 15 s, which is both the age of what the autoscaler knows and the while that it is the mean of.
/// </remarks>
/// <param name="Metric">What is kept near the target.</param>
/// <param name="Target">Its value for an instance: a utilisation above 0 to 1, or requests or messages above 0 to 1,000,000.</param>
/// <param name="Minimum">The fewest instances: 1 to 1,000.</param>
/// <param name="Maximum">The most: the fewest to 1,000.</param>
public sealed record AutoscalerOptions(AutoscalingMetric Metric, double Target, int Minimum, int Maximum)
{
    /// <summary>From one look at the metric to the next: 1 s to 1 h, default 15 s.</summary>
    public Duration Every { get; init; } = Duration.FromSeconds(15);

    /// <summary>The metric is the mean over this while, in whole periods and at least one: 1 s to 1 h, default 15 s.</summary>
    public Duration Window { get; init; } = Duration.FromSeconds(15);

    /// <summary>How old the newest metric is, in whole periods: 0 s to 1 h, default 15 s.</summary>
    public Duration Delay { get; init; } = Duration.FromSeconds(15);

    /// <summary>A metric this near to its target changes nothing: 0 to 1, default 0.1.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>More instances only if all looks of this while have asked for more: 0 s to 1 h, default 0 s.</summary>
    public Duration StabilisationUp { get; init; } = Duration.Zero;

    /// <summary>Fewer instances only if no look of this while has asked for more: 0 s to 1 h, default 300 s.</summary>
    public Duration StabilisationDown { get; init; } = Duration.FromSeconds(300);

    /// <summary>After a change of the number the autoscaler rests for this long: 0 s to 1 h, default 0 s.</summary>
    public Duration Cooldown { get; init; } = Duration.Zero;

    /// <summary>Scheduled scaling, by instants.</summary>
    public ImmutableArray<ScheduledCapacity> Schedule { get; init; } = [];

    /// <summary>The fewest instances at an instant.</summary>
    public int MinimumAt(Instant now)
    {
        var fewest = Minimum;
        foreach (var entry in Schedule)
        {
            fewest = entry.At <= now ? entry.Instances : fewest;
        }

        return fewest;
    }
}
