using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Caching;

/// <summary>A cache's counts, cumulative since the run began, and its size now.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The cache.</param>
/// <param name="Hits">Look-ups answered.</param>
/// <param name="Misses">Look-ups not answered, expired entries included.</param>
/// <param name="Expirations">Look-ups that found an entry past its lifetime.</param>
/// <param name="Evictions">Entries thrown out for want of room.</param>
/// <param name="Entries">Entries held now.</param>
/// <param name="Bytes">Bytes they take.</param>
public readonly record struct CacheSampled(
    Instant Time, int Node, long Hits, long Misses, long Expirations, long Evictions, long Entries, long Bytes);
