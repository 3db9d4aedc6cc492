using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching;

/// <summary>An entry of a cache.</summary>
/// <param name="Key">What it is looked up by.</param>
/// <param name="ExpiresAt">From when on it is no longer valid; <see cref="Instant.MaxValue"/> means never.</param>
/// <param name="StaleSince">When the value behind it was first written after it was stored; <see cref="Instant.MaxValue"/> means never. Known to the observer, not to the cache.</param>
/// <param name="FetchNanoseconds">How long the origin took to make it; 0 where that is not known.</param>
/// <param name="LifetimeNanoseconds">The lifetime that it was stored with; 0 means the cache's.</param>
public readonly record struct CacheEntry(ulong Key, Instant ExpiresAt, Instant StaleSince, long FetchNanoseconds, long LifetimeNanoseconds = 0)
{
    /// <summary>An entry whose value is never written.</summary>
    public CacheEntry(ulong key, Instant expiresAt)
        : this(key, expiresAt, Instant.MaxValue, 0)
    {
    }
}
