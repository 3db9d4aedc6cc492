using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's processor.</summary>
internal static class CpuInstruments
{
    private static readonly Tag User = new(AttributeKeys.CpuMode, "user");
    private static readonly Tag Idle = new(AttributeKeys.CpuMode, "idle");

    public static void Create(Meter meter, NodeResources resources)
    {
        meter.Observe(SystemMetrics.CpuTime, () => Modes(resources, cpu =>
            (cpu.BusySeconds(cpu.Sample!.Value), cpu.IdleSeconds(cpu.Sample!.Value))));
        meter.Observe(SystemMetrics.CpuUtilization, () => Modes(resources, cpu =>
            cpu.Utilization is { } utilization ? (utilization, 1 - utilization) : null));
        meter.Observe(SystemMetrics.CpuLogicalCount, () => resources.Of(ResourceKind.Cpu).FirstOrDefault()?.Sample?.Capacity);
        meter.Observe(SystemMetrics.RunQueueLength, () => resources.Of(ResourceKind.Cpu).FirstOrDefault()?.Sample?.Waiting);
    }

    private static IEnumerable<Measurement<double>> Modes(NodeResources resources, Func<SampledResource, (double User, double Idle)?> read)
    {
        var cpu = resources.Of(ResourceKind.Cpu).FirstOrDefault();
        return cpu is not null && read(cpu) is { } modes ? [new(modes.User, User), new(modes.Idle, Idle)] : [];
    }
}
