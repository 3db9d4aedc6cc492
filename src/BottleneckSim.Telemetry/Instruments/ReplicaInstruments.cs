using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A replica's own counts.</summary>
internal sealed class ReplicaInstruments
{
    private readonly Latest<ReplicaSampled> _sample = new();
    private readonly Histogram<double> _staleness;

    public ReplicaInstruments(Meter meter)
    {
        _staleness = meter.CreateHistogram(ReplicationMetrics.Staleness);
        meter.Observe(ReplicationMetrics.Lag, () => _sample.Value?.Lag.TotalSeconds);
        meter.Observe(ReplicationMetrics.PendingWrites, () => _sample.Value?.PendingRecords);
        meter.Observe(ReplicationMetrics.PendingSize, () => _sample.Value?.PendingBytes);
        meter.Observe(ReplicationMetrics.AppliedWrites, () => _sample.Value?.Applied);
        meter.Observe(ReplicationMetrics.StaleReads, () => _sample.Value?.StaleReads);
        meter.Observe(ReplicationMetrics.Readable, () => _sample.Value is { } sample ? sample.IsReadable ? 1 : 0 : null);
    }

    public void Set(in ReplicaSampled sample) => _sample.Set(sample);

    public void Record(in StaleReadGiven fact) => _staleness.Record(fact.Age.TotalSeconds);
}
