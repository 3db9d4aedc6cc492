using System.Diagnostics.Metrics;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Makes instruments by the catalogue.</summary>
internal static class MeterExtensions
{
    // Without this advice the SDK gives every meter but Microsoft's the buckets 0 … 10000, useless for seconds.
    public static Histogram<double> CreateHistogram(this Meter meter, InstrumentDefinition definition) =>
        meter.CreateHistogram(
            definition.Name, definition.Unit, definition.Description, tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = definition.Buckets });

    public static Counter<long> CreateCounter(this Meter meter, InstrumentDefinition definition) =>
        meter.CreateCounter<long>(definition.Name, definition.Unit, definition.Description);

    public static Counter<double> CreateSecondsCounter(this Meter meter, InstrumentDefinition definition) =>
        meter.CreateCounter<double>(definition.Name, definition.Unit, definition.Description);

    public static UpDownCounter<long> CreateUpDownCounter(this Meter meter, InstrumentDefinition definition) =>
        meter.CreateUpDownCounter<long>(definition.Name, definition.Unit, definition.Description);

    /// <summary>An instrument whose values are read at each collection, possibly on another thread than the run's.</summary>
    public static void Observe(this Meter meter, InstrumentDefinition definition, Func<IEnumerable<Measurement<double>>> read)
    {
        var (name, unit, description) = (definition.Name, definition.Unit, definition.Description);
        Instrument _ = definition.Kind switch
        {
            InstrumentKind.Counter => meter.CreateObservableCounter(name, read, unit, description),
            InstrumentKind.UpDownCounter => meter.CreateObservableUpDownCounter(name, read, unit, description),
            InstrumentKind.Gauge => meter.CreateObservableGauge(name, read, unit, description),
            _ => throw new ArgumentException($"'{name}' is a histogram: its values are recorded, not observed.", nameof(definition)),
        };
    }

    /// <summary>As above, for an instrument that has one value without attributes, or none yet.</summary>
    public static void Observe(this Meter meter, InstrumentDefinition definition, Func<double?> read) =>
        meter.Observe(definition, IEnumerable<Measurement<double>> () => read() is { } value ? [new(value)] : []);
}
