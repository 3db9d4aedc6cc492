namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>The Prometheus types that the catalogue needs.</summary>
public enum MetricType
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Cumulative buckets, sum and count.</summary>
    Histogram,
}
