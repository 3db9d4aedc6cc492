using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>Copies what one node's meter provider holds whenever it is asked.</summary>
/// <remarks>The SDK re-uses its points: everything is copied before <see cref="Export"/> returns.</remarks>
[ExportModes(ExportModes.Pull)]
internal sealed class SnapshotExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private List<MetricData> _latest = [];

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Collects now.</summary>
    /// <exception cref="InvalidOperationException">The collection failed; the SDK's event source says why.</exception>
    public IReadOnlyList<MetricData> TakeSnapshot()
    {
        _latest = [];
        var collect = Collect ?? throw new InvalidOperationException("The OpenTelemetry SDK has no reader for this node: it is switched off (OTEL_SDK_DISABLED).");
        return collect(Timeout.Infinite) ? _latest : throw new InvalidOperationException("The OpenTelemetry SDK failed to collect a node's metrics.");
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            _latest.Add(Copy(metric));
        }

        return ExportResult.Success;
    }

    private static MetricData Copy(Metric metric)
    {
        var points = new List<MetricPoint>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            points.Add(Copy(metric.MetricType, point));
        }

        return new(metric.Name, metric.Unit, metric.Description, TypeOf(metric), points);
    }

    private static MetricType TypeOf(Metric metric) => metric.MetricType switch
    {
        OpenTelemetry.Metrics.MetricType.LongSum or OpenTelemetry.Metrics.MetricType.DoubleSum => MetricType.Counter,
        OpenTelemetry.Metrics.MetricType.Histogram => MetricType.Histogram,
        OpenTelemetry.Metrics.MetricType.LongGauge or OpenTelemetry.Metrics.MetricType.DoubleGauge
            or OpenTelemetry.Metrics.MetricType.LongSumNonMonotonic or OpenTelemetry.Metrics.MetricType.DoubleSumNonMonotonic => MetricType.Gauge,
        var other => throw new NotSupportedException($"Metric '{metric.Name}' is of type {other}, which this exposition does not write."),
    };

    private static MetricPoint Copy(OpenTelemetry.Metrics.MetricType type, OpenTelemetry.Metrics.MetricPoint point)
    {
        var attributes = new List<KeyValuePair<string, string>>(point.Tags.Count);
        foreach (var (key, value) in point.Tags)
        {
            attributes.Add(new(key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        }

        return type switch
        {
            OpenTelemetry.Metrics.MetricType.LongSum or OpenTelemetry.Metrics.MetricType.LongSumNonMonotonic =>
                new(attributes, point.GetSumLong(), []),
            OpenTelemetry.Metrics.MetricType.DoubleSum or OpenTelemetry.Metrics.MetricType.DoubleSumNonMonotonic =>
                new(attributes, point.GetSumDouble(), []),
            OpenTelemetry.Metrics.MetricType.LongGauge => new(attributes, point.GetGaugeLastValueLong(), []),
            OpenTelemetry.Metrics.MetricType.DoubleGauge => new(attributes, point.GetGaugeLastValueDouble(), []),
            _ => new(attributes, point.GetHistogramSum(), CopyBuckets(point)),
        };
    }

    private static List<HistogramBucket> CopyBuckets(OpenTelemetry.Metrics.MetricPoint point)
    {
        var buckets = new List<HistogramBucket>();
        foreach (var bucket in point.GetHistogramBuckets())
        {
            buckets.Add(new(bucket.ExplicitBound, bucket.BucketCount));
        }

        return buckets;
    }
}
