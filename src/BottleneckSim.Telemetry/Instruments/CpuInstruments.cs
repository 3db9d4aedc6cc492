using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's processor.</summary>
internal static class CpuInstruments
{
    private static readonly Tag User = new(AttributeKeys.CpuMode, "user");
    private static readonly Tag System = new(AttributeKeys.CpuMode, "system");
    private static readonly Tag Steal = new(AttributeKeys.CpuMode, "steal");
    private static readonly Tag Idle = new(AttributeKeys.CpuMode, "idle");

    public static void Create(Meter meter, NodeResources resources)
    {
        meter.Observe(SystemMetrics.CpuTime, () => Times(resources));
        meter.Observe(SystemMetrics.CpuUtilization, () => Modes(resources));
        meter.Observe(SystemMetrics.CpuLogicalCount, () => resources.Of(ResourceKind.Cpu).FirstOrDefault()?.Sample?.Capacity);
        meter.Observe(SystemMetrics.RunQueueLength, () => resources.Of(ResourceKind.Cpu).FirstOrDefault()?.Sample?.Waiting);
    }

    /// <summary>
    /// Seconds by mode. Waiting for memory and collecting garbage are busy time of the process, as in production; switching is the kernel's, and what a neighbour
    /// has is stolen.
    /// </summary>
    private static IEnumerable<Measurement<double>> Times(NodeResources resources)
    {
        if (resources.Of(ResourceKind.Cpu).FirstOrDefault() is not { } cpu)
        {
            return [];
        }

        var work = cpu.BusySeconds(cpu.Sample!.Value);
        var idle = cpu.IdleSeconds(cpu.Sample!.Value);
        if (cpu.Losses is not { } losses)
        {
            return [new(work, User), new(idle, Idle)];
        }

        var user = work + cpu.Seconds(losses.StalledUnits + losses.CollectingUnits);
        var (system, stolen) = (cpu.Seconds(losses.SwitchingUnits), cpu.Seconds(losses.StolenUnits));
        return [new(user, User), new(system, System), new(stolen, Steal), new(Math.Max(0, idle - (user - work) - system - stolen), Idle)];
    }

    private static IEnumerable<Measurement<double>> Modes(NodeResources resources)
    {
        if (resources.Of(ResourceKind.Cpu).FirstOrDefault() is not { Modes: { } modes } cpu)
        {
            return [];
        }

        return cpu.Losses is null
            ? [new(modes.User, User), new(modes.Idle, Idle)]
            : [new(modes.User, User), new(modes.System, System), new(modes.Steal, Steal), new(modes.Idle, Idle)];
    }
}
