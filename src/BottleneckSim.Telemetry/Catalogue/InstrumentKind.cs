namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>The kinds of instrument of the OpenTelemetry metrics API that the catalogue uses.</summary>
public enum InstrumentKind
{
    /// <summary>A sum that only grows. On the wire: a counter.</summary>
    Counter,

    /// <summary>A sum that goes up and down. On the wire: a gauge.</summary>
    UpDownCounter,

    /// <summary>A value that cannot be summed over nodes. On the wire: a gauge.</summary>
    Gauge,

    /// <summary>A distribution with fixed buckets. On the wire: a histogram.</summary>
    Histogram,
}
