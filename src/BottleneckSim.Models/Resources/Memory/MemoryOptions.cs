using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Resources.Memory;

/// <summary>The memory of each node of a tier, and what its process takes of it.</summary>
/// <remarks>
/// <code>
/// resident = base + leaked + what requests hold + garbage that no collection has freed yet
///    ≤ memory          : nothing happens
///    ≤ memory + swap   : a share of the pages that a request touches is on disk: reads and writes there
///    above             : the process is killed and comes back after a while, empty
/// </code>
/// </remarks>
/// <param name="LimitBytes">Memory of a node: 1 MiB to 16 TiB.</param>
public sealed record MemoryOptions(long LimitBytes)
{
    /// <summary>The least memory of a node.</summary>
    public const long SmallestLimit = 1L << 20;

    /// <summary>The most memory of a node.</summary>
    public const long LargestLimit = 16L << 40;

    /// <summary>What the process holds when it has no request: code, caches, connections: 0 to 16 TiB, default 64 MiB.</summary>
    public long BaseBytes { get; init; } = 64L << 20;

    /// <summary>What every request leaves behind for ever (a leak): 0 (the default) to 1 GiB.</summary>
    public long LeakBytesPerRequest { get; init; }

    /// <summary>Pages of 4 KiB, spread evenly over what is resident, that a request touches: 0 to 1,000,000, default 50.</summary>
    public int TouchedPages { get; init; } = 50;

    /// <summary>Where pages go that do not fit; null (the default) means that there is no swap.</summary>
    public SwapOptions? Swap { get; init; }

    /// <summary>The garbage collector; null (the default) means that memory is free as soon as a request ends.</summary>
    public CollectorOptions? Collector { get; init; }

    /// <summary>How long a process takes to come back after it was killed or restarted: 0 to 1 h, default 10 s; until then requests are refused.</summary>
    public Duration RestartDelay { get; init; } = Duration.FromSeconds(10);

    /// <summary>How often it has been restarted on purpose.</summary>
    public int Restarts { get; init; }
}

/// <summary>Swap space.</summary>
/// <param name="Bytes">Its size: 0 to 16 TiB.</param>
/// <param name="Disk">The device it is on; nothing else uses it.</param>
public sealed record SwapOptions(long Bytes, DiskOptions Disk);
