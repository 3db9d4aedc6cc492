using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's memory; all that is used belongs to its one process.</summary>
internal sealed class MemoryInstruments
{
    private readonly Latest<MemorySampled> _sample = new();

    public MemoryInstruments(Meter meter)
    {
        meter.Observe(SystemMetrics.MemoryUsage, States);
        meter.Observe(SystemMetrics.MemoryLimit, () => _sample.Value?.LimitBytes);
        meter.Observe(SystemMetrics.ProcessMemoryUsage, () => _sample.Value?.UsedBytes);
    }

    public void Set(in MemorySampled sample) => _sample.Set(sample);

    private IEnumerable<Measurement<double>> States() => _sample.Value is not { } sample
        ? []
        :
        [
            new(sample.UsedBytes, new Tag(AttributeKeys.SystemMemoryState, "used")),
            new(Math.Max(0, sample.LimitBytes - sample.UsedBytes), new Tag(AttributeKeys.SystemMemoryState, "free")),
        ];
}
