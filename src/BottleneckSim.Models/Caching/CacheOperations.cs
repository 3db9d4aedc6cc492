namespace BottleneckSim.Models.Caching;

/// <summary>The commands that a cache understands.</summary>
public static class CacheOperations
{
    /// <summary>Look a key up.</summary>
    public const string Get = "get";

    /// <summary>Store a key.</summary>
    public const string Put = "set";
}
