using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>Decides how many instances a tier is to have.</summary>
/// <remarks>
/// <code>
/// desired = ceil(instances · metric ÷ target)        nothing within the tolerance
///    │      instances without a metric yet count as idle when there are too few, as on target when there are too many
///    ▼
/// at most four more, or twice as many, in 15 s ──► the least of the up-window and the most of the down-window ──► minimum … maximum
/// </code>
/// Source: Kubernetes documentation, Horizontal Pod Autoscaling: "Algorithm details", "Scaling policies" (default behaviour), "Stabilization window".
/// </remarks>
internal sealed class TargetTracking
{
    private const int MostAtOnce = 4;

    private readonly List<(Instant Time, int Instances)> _recommendations = [];
    private Instant? _lastScaled;

    /// <summary>The number of instances that the tier is to have from now on.</summary>
    /// <param name="options">The terms.</param>
    /// <param name="reading">What is known.</param>
    /// <param name="now">The instant of the look; never before an earlier one.</param>
    public int Decide(AutoscalerOptions options, in TierReading reading, Instant now)
    {
        var current = reading.Instances;
        var (fewest, most) = (Math.Min(options.MinimumAt(now), options.Maximum), options.Maximum);
        var wanted = Math.Clamp(Recommend(options, reading), fewest, most);
        _recommendations.Add((now, wanted));
        var longest = Duration.Max(options.StabilisationUp, options.StabilisationDown);
        _recommendations.RemoveAll(one => one.Time + longest < now);
        var stable = Math.Clamp(Stabilised(options, current, now), fewest, most);
        if (stable == current || (IsResting(options, now) && current >= fewest && current <= most))
        {
            return current;
        }

        _lastScaled = now;
        return stable;
    }

    /// <summary>The number by the metric alone.</summary>
    internal static int Recommend(AutoscalerOptions options, in TierReading reading)
    {
        if (reading.Measured == 0)
        {
            return reading.Instances;
        }

        var ratio = reading.Sum / reading.Measured / options.Target;
        var missing = Math.Max(0, reading.Instances - reading.Measured);
        var assumed = ratio > 1 ? 0 : missing * options.Target;
        var all = Math.Max(reading.Instances, reading.Measured);
        var cautious = (reading.Sum + assumed) / all / options.Target;
        if (IsWithin(options, ratio) || IsWithin(options, cautious) || (ratio > 1) != (cautious > 1))
        {
            return reading.Instances;
        }

        var desired = Math.Ceiling(all * cautious);
        var quickest = Math.Max(reading.Instances + MostAtOnce, reading.Instances * 2);
        return desired >= quickest ? quickest : Math.Max(1, (int)desired);
    }

    private static bool IsWithin(AutoscalerOptions options, double ratio) => Math.Abs(ratio - 1) <= options.Tolerance;

    private int Stabilised(AutoscalerOptions options, int current, Instant now)
    {
        var (least, most) = (int.MaxValue, 0);
        foreach (var (time, instances) in _recommendations)
        {
            least = time + options.StabilisationUp >= now ? Math.Min(least, instances) : least;
            most = time + options.StabilisationDown >= now ? Math.Max(most, instances) : most;
        }

        return current < least ? least : current > most ? most : current;
    }

    private bool IsResting(AutoscalerOptions options, Instant now) => _lastScaled is { } last && now < last + options.Cooldown;
}
