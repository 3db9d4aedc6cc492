namespace BottleneckSim.Models.Caching;

/// <summary>What becomes of a cache's entry when its key is written.</summary>
public enum CacheOnWrite
{
    /// <summary>It stays, stale, until it expires or is evicted.</summary>
    Leave,

    /// <summary>It is removed: the next look-up misses.</summary>
    Invalidate,

    /// <summary>It gets the new value (write-through).</summary>
    Update,
}
