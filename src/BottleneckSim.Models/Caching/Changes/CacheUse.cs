namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Which use of a cache a change aims at.</summary>
/// <param name="Tier">The web or worker tier that uses it.</param>
/// <param name="Endpoint">The endpoint or job.</param>
/// <param name="KeySpace">What is looked up or written.</param>
/// <param name="Cache">The cache tier.</param>
public sealed record CacheUse(string Tier, string Endpoint, string KeySpace, string Cache);
