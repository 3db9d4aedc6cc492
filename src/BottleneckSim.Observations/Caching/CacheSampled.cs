using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Caching;

/// <summary>A cache's counts, cumulative since the run began, and its size now.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The cache.</param>
/// <param name="Hits">Look-ups answered.</param>
/// <param name="Misses">Look-ups not answered, expired entries included.</param>
/// <param name="Expirations">Misses that found an entry past its lifetime.</param>
/// <param name="Evictions">Entries thrown out for want of room.</param>
/// <param name="Entries">Entries held now.</param>
/// <param name="Bytes">Bytes they take.</param>
public readonly record struct CacheSampled(
    Instant Time, int Node, long Hits, long Misses, long Expirations, long Evictions, long Entries, long Bytes)
{
    /// <summary>Hits that waited for a value that another caller was making.</summary>
    public long Coalesced { get; init; }

    /// <summary>Expired entries that the origin found still right.</summary>
    public long Revalidations { get; init; }

    /// <summary>Misses that were drawn to make a valid entry anew before it expired.</summary>
    public long EarlyRefreshes { get; init; }

    /// <summary>Entries removed because their keys were written.</summary>
    public long Invalidations { get; init; }

    /// <summary>Hits whose value had been written since it was stored.</summary>
    public long StaleAnswers { get; init; }
}
