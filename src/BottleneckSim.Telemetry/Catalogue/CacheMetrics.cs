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

    /// <summary>Hits whose value had been written since it was stored.</summary>
    public static InstrumentDefinition StaleAnswers { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.stale_answers", "{lookup}", "Answers whose value had been written since it was stored");

    /// <summary>How old the answers were that were stale.</summary>
    public static InstrumentDefinition Staleness { get; } = InstrumentDefinition.Histogram(
        "bottlenecksim.cache.staleness", "s", Buckets.StalenessSeconds, "Time since the value of a stale answer was first written");

    /// <summary>Hits that waited for a value that another caller was making.</summary>
    public static InstrumentDefinition Coalesced { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.coalesced", "{lookup}", "Look-ups answered with a value that another caller was making");

    /// <summary>Expired entries that the origin found still right.</summary>
    public static InstrumentDefinition Revalidations { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.revalidations", "{entry}", "Expired entries that the origin found still right");

    /// <summary>Entries made anew before they expired.</summary>
    public static InstrumentDefinition EarlyRefreshes { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.early_refreshes", "{lookup}", "Look-ups drawn to make a valid entry anew before it expires");

    /// <summary>Entries removed because their keys were written.</summary>
    public static InstrumentDefinition Invalidations { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.cache.invalidations", "{entry}", "Entries removed because their keys were written");

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        Hits, Misses, Expirations, Evictions, Entries, Usage, StaleAnswers, Staleness, Coalesced, Revalidations, EarlyRefreshes, Invalidations,
    ];
}
