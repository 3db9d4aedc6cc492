namespace BottleneckSim.Models.Caching;

/// <summary>Which entry goes when room is needed.</summary>
public enum EvictionPolicy
{
    /// <summary>The one whose last use is longest ago.</summary>
    LeastRecentlyUsed,

    /// <summary>The one that came first.</summary>
    FirstInFirstOut,
}
