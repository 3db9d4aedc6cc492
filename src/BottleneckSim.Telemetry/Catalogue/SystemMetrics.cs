using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Processors, memory and disks of a node, by the semantic conventions where they have a word.</summary>
public static class SystemMetrics
{
    /// <summary>Core-seconds by mode; the modes add up to cores × time.</summary>
    public static InstrumentDefinition CpuTime { get; } = InstrumentDefinition.Counter(
        "system.cpu.time", "s", "Seconds each logical CPU spent on each mode", CpuMode);

    /// <summary>The fraction of the cores' time in each mode between the last two samples, 0 to 1.</summary>
    public static InstrumentDefinition CpuUtilization { get; } = InstrumentDefinition.Gauge(
        "system.cpu.utilization", "1", "Fraction of CPU time spent on each mode since the previous sample", CpuMode);

    /// <summary>The number of cores.</summary>
    public static InstrumentDefinition CpuLogicalCount { get; } = InstrumentDefinition.UpDownCounter(
        "system.cpu.logical.count", "{cpu}", "Number of logical processor cores");

    /// <summary>Runnable threads beyond the cores.</summary>
    public static InstrumentDefinition RunQueueLength { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.cpu.run_queue.length", "{thread}", "Runnable threads that wait for a core");

    /// <summary>Memory by state.</summary>
    public static InstrumentDefinition MemoryUsage { get; } = InstrumentDefinition.UpDownCounter(
        "system.memory.usage", "By", "Memory in use by state", SystemMemoryState);

    /// <summary>Memory there is.</summary>
    public static InstrumentDefinition MemoryLimit { get; } = InstrumentDefinition.UpDownCounter(
        "system.memory.limit", "By", "Total virtual memory available");

    /// <summary>Memory of the node's one process.</summary>
    public static InstrumentDefinition ProcessMemoryUsage { get; } = InstrumentDefinition.UpDownCounter(
        "process.memory.usage", "By", "The amount of physical memory in use");

    /// <summary>Threads of the node's one process: its worker slots.</summary>
    public static InstrumentDefinition ProcessThreadCount { get; } = InstrumentDefinition.UpDownCounter(
        "process.thread.count", "{thread}", "Process threads count");

    /// <summary>Time for which garbage collections stop a process, as <c>dotnet.gc.pause.time</c> tells it of .NET.</summary>
    public static InstrumentDefinition GcPauseTime { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.gc.pause.time", "s", "Time for which garbage collections stopped the process");

    /// <summary>Garbage collections, as <c>dotnet.gc.collections</c> tells them of .NET.</summary>
    public static InstrumentDefinition GcCollections { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.gc.collections", "{collection}", "Garbage collections by what they look through", GcGeneration);

    /// <summary>Bytes transferred by a disk.</summary>
    public static InstrumentDefinition DiskIo { get; } = InstrumentDefinition.Counter(
        "system.disk.io", "By", "Bytes transferred by the disk", SystemDevice, DiskIoDirection);

    /// <summary>Operations done by a disk.</summary>
    public static InstrumentDefinition DiskOperations { get; } = InstrumentDefinition.Counter(
        "system.disk.operations", "{operation}", "Operations done by the disk", SystemDevice, DiskIoDirection);

    /// <summary>Time with at least one operation in progress.</summary>
    public static InstrumentDefinition DiskIoTime { get; } = InstrumentDefinition.Counter(
        "system.disk.io_time", "s", "Time disk spent activated", SystemDevice);

    /// <summary>Operations that wait for a disk.</summary>
    public static InstrumentDefinition DiskQueueLength { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.disk.queue.length", "{operation}", "Operations that wait for the disk", SystemDevice);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        CpuTime, CpuUtilization, CpuLogicalCount, RunQueueLength, MemoryUsage, MemoryLimit, ProcessMemoryUsage,
        ProcessThreadCount, GcPauseTime, GcCollections, DiskIo, DiskOperations, DiskIoTime, DiskQueueLength,
    ];
}
