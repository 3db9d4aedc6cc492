using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's memory, and what collecting garbage costs; all that is used belongs to its one process.</summary>
internal sealed class MemoryInstruments
{
    private readonly Latest<MemorySampled> _sample = new();

    public MemoryInstruments(Meter meter)
    {
        meter.Observe(SystemMetrics.MemoryUsage, States);
        meter.Observe(SystemMetrics.MemoryLimit, () => _sample.Value?.LimitBytes);
        meter.Observe(SystemMetrics.ProcessMemoryUsage, () => _sample.Value?.UsedBytes);
        meter.Observe(SystemMetrics.GcPauseTime, () => _sample.Value is { HasCollector: true } sample ? sample.CollectingTime.TotalSeconds : null);
        meter.Observe(SystemMetrics.GcCollections, Collections);
    }

    public void Set(in MemorySampled sample) => _sample.Set(sample);

    private IEnumerable<Measurement<double>> Collections() => _sample.Value is not { HasCollector: true } sample
        ? []
        :
        [
            new(sample.MinorCollections, new Tag(AttributeKeys.GcGeneration, "young")),
            new(sample.MajorCollections, new Tag(AttributeKeys.GcGeneration, "all")),
        ];

    private IEnumerable<Measurement<double>> States() => _sample.Value is not { } sample
        ? []
        :
        [
            new(sample.UsedBytes, new Tag(AttributeKeys.SystemMemoryState, "used")),
            new(Math.Max(0, sample.LimitBytes - sample.UsedBytes), new Tag(AttributeKeys.SystemMemoryState, "free")),
        ];
}
