using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.WarmUps;
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

    /// <summary>How long an entry is valid after it was stored: 1 ms to 1 year; null means for ever. A program that stores may say otherwise.</summary>
    public Duration? Lifetime { get; init; }

    /// <summary>The part of the lifetime by which entries expire earlier, uniformly drawn for each: 0 to 1, default 0. Entries stored together then do not expire together.</summary>
    public double LifetimeJitter { get; init; }

    /// <summary>Which entry goes when room is needed. Default: the least recently used.</summary>
    public EvictionPolicy Eviction { get; init; } = EvictionPolicy.LeastRecentlyUsed;

    /// <summary>Processor time of one command. Default 10 µs.</summary>
    public DurationDemand CommandDemand { get; init; } = DurationDemand.Constant(Duration.FromMicroseconds(10));

    /// <summary>One miss a key in flight, the others wait; null, the default, means that every miss goes to the origin.</summary>
    public CoalescingOptions? Coalescing { get; init; }

    /// <summary>
    /// How eagerly an entry is made anew before it expires, β of XFetch: 0 to 100, default 0, never; 1 is the usual choice
    /// (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede Prevention, VLDB 2015).
    /// </summary>
    public double EarlyRefresh { get; init; }

    /// <summary>How a restarted cache gets its entries back; null, the default, means not at all.</summary>
    public WarmUpOptions? WarmUp { get; init; }

    /// <summary>How often the cache has been restarted by changes; each restart empties it. Default 0.</summary>
    public int Restarts { get; init; }

    /// <summary>Entries that fit.</summary>
    public long CapacityEntries => MemoryBytes / EntryBytes;
}
