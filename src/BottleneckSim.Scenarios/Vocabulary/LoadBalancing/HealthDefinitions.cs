using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.LoadBalancing;

/// <summary>How a balancer finds out which instances are well.</summary>
internal static class HealthDefinitions
{
    private static readonly HealthCheckOptions Checks = new();
    private static readonly OutlierOptions Terms = new();

    private static readonly Key<Duration> CheckInterval =
        Key.Optional("interval", Quantity.Duration("10ms", "1h"), Checks.Interval, "From check to check.");

    private static readonly Key<Duration> Timeout =
        Key.Optional("timeout", Quantity.Duration("1ms", "1h"), Checks.Timeout, "An answer later than this is a failure; at most the interval.");

    private static readonly Key<int> UnhealthyAfter = Key.Optional(
        "unhealthy-after", Quantity.Count("failures", "1", "100"), Checks.UnhealthyAfter, "Failures one after another that take an instance out.");

    private static readonly Key<int> HealthyAfter = Key.Optional(
        "healthy-after", Quantity.Count("successes", "1", "100"), Checks.HealthyAfter, "Successes one after another that bring it back.");

    private static readonly Key<string> Endpoint = Key.Omittable(
        "endpoint", new ReferenceShape(NameKind.Endpoint), "The endpoint that is asked, through accept queue and workers.", "a connection is all that is asked for");

    private static readonly Key<int> ConsecutiveFailures = Key.Optional(
        "consecutive-failures", Quantity.Count("failures", "1", "10k"), Terms.ConsecutiveFailures, "Failures one after another that put an instance on probation.");

    private static readonly Key<Duration> Interval =
        Key.Optional("interval", Quantity.Duration("100ms", "1h"), Terms.Interval, "From look to look; probations end at looks.");

    private static readonly Key<Duration> BaseEjection = Key.Optional(
        "base-ejection", Quantity.Duration("100ms", "1h"), Terms.BaseEjection, "The first probation; the n-th lasts n times as long.");

    private static readonly Key<Duration> MaximumEjection =
        Key.Optional("maximum-ejection", Quantity.Duration("100ms", "1d"), Terms.MaximumEjection, "No probation is longer.");

    private static readonly Key<double> MaximumEjected = Key.Optional(
        "maximum-ejected", Quantity.Share("0%", "100%"), Terms.MaximumEjectedShare, "The share of instances on probation at once; one may always be.");

    private static readonly Key<double> LatencyFactor = Key.Omittable(
        "latency-factor",
        Quantity.Multiple("1.1x", "1000x"),
        "A mean latency of more than so many times the median of the peers' puts an instance on probation.",
        "latency does not");

    private static readonly Key<int> MinimumRequests = Key.Optional(
        "minimum-requests", Quantity.Count("answers", "1", "1M"), Terms.MinimumRequests, "Answers in an interval below which latency is not judged.");

    /// <summary>Active checks.</summary>
    public static Shape<HealthCheckOptions> HealthCheck { get; } = new MappingShape<HealthCheckOptions>(new(
        "health check",
        "The balancer asks every instance at intervals. The defaults are those of HAProxy.",
        [CheckInterval, Timeout, UnhealthyAfter, HealthyAfter, Endpoint],
        BuildCheck));

    /// <summary>Passive probation.</summary>
    public static Shape<OutlierOptions> Outliers { get; } = new MappingShape<OutlierOptions>(new(
        "outlier probation",
        "Instances that fail or are slow beside their peers get nothing for a while, longer each time. The defaults are those of Envoy's outlier detection.",
        [ConsecutiveFailures, Interval, BaseEjection, MaximumEjection, MaximumEjected, LatencyFactor, MinimumRequests],
        BuildOutliers));

    private static HealthCheckOptions BuildCheck(MappingValues values)
    {
        if (values.Get(Timeout) > values.Get(CheckInterval))
            values.Refuse(Timeout, $"{values.Get(Timeout)} is longer than the interval", $"at most {values.Get(CheckInterval)}");
        return new HealthCheckOptions
        {
            Interval = values.Get(CheckInterval),
            Timeout = values.Get(Timeout),
            UnhealthyAfter = values.Get(UnhealthyAfter),
            HealthyAfter = values.Get(HealthyAfter),
            Endpoint = values.OrNothing(Endpoint),
        };
    }

    private static OutlierOptions BuildOutliers(MappingValues values)
    {
        if (values.Get(MaximumEjection) < values.Get(BaseEjection))
            values.Refuse(MaximumEjection, $"{values.Get(MaximumEjection)} is shorter than the first", $"at least {values.Get(BaseEjection)}");
        return new OutlierOptions
        {
            ConsecutiveFailures = values.Get(ConsecutiveFailures),
            Interval = values.Get(Interval),
            BaseEjection = values.Get(BaseEjection),
            MaximumEjection = values.Get(MaximumEjection),
            MaximumEjectedShare = values.Get(MaximumEjected),
            LatencyFactor = values.OrNull(LatencyFactor),
            MinimumRequests = values.Get(MinimumRequests),
        };
    }
}
