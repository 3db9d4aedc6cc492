namespace BottleneckSim.Models.Caching;

/// <summary>What a cache counts since the run began; see <see cref="Observations.Caching.CacheSampled"/>.</summary>
internal struct CacheCounts
{
    public long Hits;
    public long Misses;
    public long Expirations;
    public long Coalesced;
    public long Revalidations;
    public long EarlyRefreshes;
    public long Invalidations;
    public long StaleAnswers;
}
