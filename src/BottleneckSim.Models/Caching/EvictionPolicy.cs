namespace BottleneckSim.Models.Caching;

/// <summary>Which entry goes when room is needed.</summary>
public enum EvictionPolicy
{
    /// <summary>The one whose last use is longest ago.</summary>
    LeastRecentlyUsed,

    /// <summary>The one that came first.</summary>
    FirstInFirstOut,

    /// <summary>The one with the fewest uses while it was held, counts being halved every 10 × capacity uses; among equals the one that came to its count first.</summary>
    LeastFrequentlyUsed,
}
