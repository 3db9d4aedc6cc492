namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>What a cache knows of its own work; no convention exists. Calls to it are <c>db.client.*</c>.</summary>
public static class CacheMetrics
{
    /// <summary>Look-ups answered.</summary>
    public static InstrumentDefinition Hits { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.hits", "{lookup}", "Look-ups that the cache answered");

    /// <summary>Look-ups not answered.</summary>
    public static InstrumentDefinition Misses { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.misses", "{lookup}", "Look-ups that the cache did not answer, expired entries included");

    /// <summary>Look-ups that found an entry past its lifetime.</summary>
    public static InstrumentDefinition Expirations { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.expirations", "{lookup}", "Look-ups that found an entry past its lifetime");

    /// <summary>Entries thrown out for want of room.</summary>
    public static InstrumentDefinition Evictions { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.evictions", "{entry}", "Entries thrown out for want of room");

    /// <summary>Entries held.</summary>
    public static InstrumentDefinition Entries { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.cache.entries", "{entry}", "Entries in the cache");

    /// <summary>Bytes they take.</summary>
    public static InstrumentDefinition Usage { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.cache.usage", "By", "Memory that the cache's entries take");

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [Hits, Misses, Expirations, Evictions, Entries, Usage];
}
