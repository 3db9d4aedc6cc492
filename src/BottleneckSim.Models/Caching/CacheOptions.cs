using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching;

/// <summary>A cache server: keys, entries of one size, a bound on their number, a lifetime.</summary>
public sealed record CacheOptions : TierOptions
{
    /// <summary>The processor of each node.</summary>
    public required CpuOptions Cpu { get; init; }

    /// <summary>Memory for entries: 1 KiB to 16 TiB.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Size of an entry with its overhead: 1 byte to 1 GiB, default 1 KiB.</summary>
    public long EntryBytes { get; init; } = 1_024;

    /// <summary>How long an entry is valid after it was stored: 1 ms to 1 year; null means for ever.</summary>
    public Duration? Lifetime { get; init; }

    /// <summary>Which entry goes when room is needed. Default: the least recently used.</summary>
    public EvictionPolicy Eviction { get; init; } = EvictionPolicy.LeastRecentlyUsed;

    /// <summary>Processor time of one command. Default 10 µs.</summary>
    public DurationDemand CommandDemand { get; init; } = DurationDemand.Constant(Duration.FromMicroseconds(10));

    /// <summary>Entries that fit.</summary>
    public long CapacityEntries => MemoryBytes / EntryBytes;
}
