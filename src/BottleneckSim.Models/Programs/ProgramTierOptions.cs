using System.Collections.Immutable;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Programs.Maintenance;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs;

/// <summary>A tier whose nodes run programs: web servers and workers.</summary>
public abstract record ProgramTierOptions : TierOptions
{
    /// <summary>The processor of each node.</summary>
    public required CpuOptions Cpu { get; init; }

    /// <summary>The disk of each node, for steps that read and write files; null means that nodes have none that matters.</summary>
    public DiskOptions? Disk { get; init; }

    /// <summary>The memory of each node; null (the default) means that there is always enough, and no collector.</summary>
    public MemoryOptions? Memory { get; init; }

    /// <summary>Programs that a node runs at once (threads): 1 to 100,000.</summary>
    public required int Workers { get; init; }

    /// <summary>Event loops that all requests share; null (the default) means that each has a thread for itself.</summary>
    public EventLoopOptions? EventLoop { get; init; }

    /// <summary>What each node does for itself from time to time; null (the default) means nothing.</summary>
    public MaintenanceOptions? Maintenance { get; init; }

    /// <summary>What changes the number of instances with the load; null (the default) means that it stays as it is.</summary>
    public AutoscalerOptions? Autoscaler { get; init; }

    /// <summary>The programs by name: a web tier's endpoints, a worker tier's jobs.</summary>
    public required ImmutableSortedDictionary<string, EndpointOptions> Endpoints { get; init; }

    /// <summary>The connection pools of each node by name.</summary>
    public ImmutableSortedDictionary<string, PoolOptions> Pools { get; init; } =
        ImmutableSortedDictionary.Create<string, PoolOptions>(StringComparer.Ordinal);
}
