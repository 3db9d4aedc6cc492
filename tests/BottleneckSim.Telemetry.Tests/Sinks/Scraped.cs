using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sinks;

namespace BottleneckSim.Telemetry.Tests.Sinks;

/// <summary>Reads single values out of what a sink collects.</summary>
internal static class Scraped
{
    /// <summary>The points of a metric at one instance whose attributes include these.</summary>
    public static IReadOnlyList<MetricPoint> Points(
        this TelemetrySink sink, string instance, string metric, params (string Key, string Value)[] attributes) =>
    [
        .. from resource in sink.Collect()
           where resource.Instance == instance
           from data in resource.Metrics
           where data.Name == metric
           from point in data.Points
           where attributes.All(wanted => point.Attributes.Contains(new(wanted.Key, wanted.Value)))
           select point,
    ];

    /// <summary>The one value.</summary>
    public static double Value(this TelemetrySink sink, string instance, string metric, params (string Key, string Value)[] attributes) =>
        Assert.Single(sink.Points(instance, metric, attributes)).Value;
}
