using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>One resource of a node with its latest samples.</summary>
internal sealed class SampledResource(ResourceDescription description)
{
    private const string PoolPrefix = "pool ";
    private const double NanosecondsPerSecond = 1e9;
    private readonly Latest<ResourceSampled> _sample = new();
    private readonly Latest<DiskSampled> _disk = new();
    private readonly Latest<CpuSampled> _losses = new();
    private readonly Latest<double> _utilization = new();
    private readonly Latest<CpuModes> _modes = new();
    private double _capacity;

    public ResourceKind Kind => description.Kind;

    /// <summary>Its name; a pool's without the word <c>pool</c>.</summary>
    public string Name { get; } =
        description.Name.StartsWith(PoolPrefix, StringComparison.Ordinal) ? description.Name[PoolPrefix.Length..] : description.Name;

    public ResourceSampled? Sample => _sample.Value;

    public DiskSampled? Disk => _disk.Value;

    /// <summary>What a processor has lost; null while it is ideal.</summary>
    public CpuSampled? Losses => _losses.Value;

    /// <summary>The busy fraction of the capacity between the last two samples that differ in time.</summary>
    public double? Utilization => _utilization.Value;

    public void Set(in ResourceSampled sample)
    {
        var previous = _sample.Value;
        var capacity = sample.CapacityNanoseconds - (previous?.CapacityNanoseconds ?? 0);
        if (capacity > 0)
        {
            var busy = BusyNanoseconds(sample) - (previous is { } before ? BusyNanoseconds(before) : 0);
            _utilization.Set(Math.Clamp(busy / capacity, 0, 1));
            _modes.Set(new CpuModes(_utilization.Value!.Value, 0, 0));
            _capacity = capacity;
        }

        _sample.Set(sample);
    }

    public void Set(in DiskSampled sample) => _disk.Set(sample);

    /// <summary>The sample of the same instant has come before it: its work is the user's so far.</summary>
    public void Set(in CpuSampled sample)
    {
        var before = _losses.Value ?? default;
        _losses.Set(sample);
        if (_capacity > 0 && _utilization.Value is { } useful && sample.Time > before.Time)
        {
            var unit = _capacity * description.WorkUnitsPerNanosecond;
            var user = useful + ((sample.StalledUnits + sample.CollectingUnits - before.StalledUnits - before.CollectingUnits) / unit);
            _modes.Set(new CpuModes(user, (sample.SwitchingUnits - before.SwitchingUnits) / unit, (sample.StolenUnits - before.StolenUnits) / unit));
        }
    }

    /// <summary>A processor's capacity by mode between the last two samples that differ in time.</summary>
    public CpuModes? Modes => _modes.Value;

    /// <summary>∫ busy servers dt.</summary>
    public double BusySeconds(in ResourceSampled sample) => BusyNanoseconds(sample) / NanosecondsPerSecond;

    /// <summary>Work units as seconds of one server.</summary>
    public double Seconds(long workUnits) => (double)workUnits / description.WorkUnitsPerNanosecond / NanosecondsPerSecond;

    /// <summary>∫ idle servers dt; never below zero, so that the counter stays monotonic under rounding.</summary>
    public double IdleSeconds(in ResourceSampled sample) =>
        Math.Max(0, (sample.CapacityNanoseconds - BusyNanoseconds(sample)) / NanosecondsPerSecond);

    private double BusyNanoseconds(in ResourceSampled sample) => (double)sample.WorkUnits / description.WorkUnitsPerNanosecond;
}
