using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of caches and of their use.</summary>
internal static class CacheChangeDefinitions
{
    private static readonly Key<string> Query = Key.Required("query", NameShape.Dashed.Of(NameKind.Query), "The query whose answers are cached.");
    private static readonly Key<string> KeySpace = Key.Required("key-space", new ReferenceShape(NameKind.KeySpace), "What answers are looked up by.");
    private static readonly Key<CacheOptions> NewCache = Key.Required("cache", CacheDefinitions.NewCache, "The cache.");
    private static readonly Key<string> OldCache = Key.Required("cache", new ReferenceShape(NameKind.Cache), "The cache.");

    private static readonly Key<Duration> Lifetime =
        Key.Omittable("lifetime", Quantity.Duration("1ms", "365d"), "How long entries stored from now on are valid.", "for ever");

    private static readonly Key<Duration> EntryLifetime =
        Key.Omittable("lifetime", Quantity.Duration("1ms", "365d"), "How long what is stored from now on is valid.", "as long as the cache says");

    private static readonly Key<EvictionPolicy> Policy = Key.Required("eviction", CacheDefinitions.Policies, "Which entry goes when room is needed.");
    private static readonly Key<double> Jitter = Key.Required("jitter", Quantity.Share("0%", "100%"), "The part of the lifetime by which entries expire earlier, drawn for each.");
    private static readonly Key<double> Eagerness = Key.Required("eagerness", Quantity.Number("0", "100"), "Beta of XFetch; 1 is usual, 0 never.");
    private static readonly Key<ImmutableArray<Step>> Validate = CacheStepDefinitions.Validate.InScopeOf("tier");
    private static readonly Key<CacheOnWrite> Then = Key.Required("then", CacheStepDefinitions.OnWrite, "What becomes of the entry.");

    public static ChangeKind CacheInFront { get; } = ChangeKind.Of(
        "cache-in-front",
        "Puts a cache in front of a query of one endpoint. It starts cold.",
        values => new CacheInFront(
            values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Query), values.Get(KeySpace), values.Get(NewCache)),
        TargetKeys.Tier, TargetKeys.Endpoint, Query, KeySpace, NewCache);

    public static ChangeKind RemoveCache { get; } = ChangeKind.Of(
        "remove-cache",
        "Takes the cache away from in front of a query of one endpoint; the tier goes when nothing uses it any more.",
        values => new RemoveCache(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Query), values.Get(OldCache)),
        TargetKeys.Tier, TargetKeys.Endpoint, Query, OldCache);

    public static ChangeKind ResizeCache { get; } = ChangeKind.Of(
        "resize-cache",
        "Gives a cache more or less memory; a smaller one evicts at once.",
        values => new ResizeCache(values.Get(TargetKeys.Cache), values.Get(CacheDefinitions.Memory)),
        TargetKeys.Cache, CacheDefinitions.Memory);

    public static ChangeKind SetLifetime { get; } = ChangeKind.Of(
        "set-lifetime",
        "Changes how long a cache's entries stored from now on are valid.",
        values => new SetLifetime(values.Get(TargetKeys.Cache), values.OrNull(Lifetime)),
        TargetKeys.Cache, Lifetime);

    public static ChangeKind SetLifetimeJitter { get; } = ChangeKind.Of(
        "set-lifetime-jitter",
        "Lets a cache's entries expire earlier, each by its own draw, so that those stored together do not expire together.",
        values => new SetLifetimeJitter(values.Get(TargetKeys.Cache), values.Get(Jitter)),
        TargetKeys.Cache, Jitter);

    public static ChangeKind SetEntryLifetime { get; } = ChangeKind.Of(
        "set-entry-lifetime",
        "Changes how long the entries are valid that one endpoint stores.",
        values => new SetEntryLifetime(UseOf(values), values.OrNull(EntryLifetime)),
        TargetKeys.Tier, TargetKeys.Endpoint, KeySpace, OldCache, EntryLifetime);

    public static ChangeKind SetCachePolicy { get; } = ChangeKind.Of(
        "set-cache-policy",
        "Changes which entry goes when a cache needs room.",
        values => new SetCachePolicy(values.Get(TargetKeys.Cache), values.Get(Policy)),
        TargetKeys.Cache, Policy);

    public static ChangeKind SetCoalescing { get; } = ChangeKind.Of(
        "set-coalescing",
        "Lets only one miss of a key go to the origin at a time; without 'coalescing', lets every miss go again.",
        values => new SetCoalescing(values.Get(TargetKeys.Cache), values.OrNothing(CacheDefinitions.Coalescing)),
        TargetKeys.Cache, CacheDefinitions.Coalescing);

    public static ChangeKind SetEarlyRefresh { get; } = ChangeKind.Of(
        "set-early-refresh",
        "Changes how eagerly entries are made anew before they expire.",
        values => new SetEarlyRefresh(values.Get(TargetKeys.Cache), values.Get(Eagerness)),
        TargetKeys.Cache, Eagerness);

    public static ChangeKind SetValidation { get; } = ChangeKind.Of(
        "set-validation",
        "Changes how the origin is asked whether an expired entry is still right; without 'validate', expired entries are made anew.",
        values => new SetValidation(UseOf(values), values.GetOr(Validate, [])),
        TargetKeys.Tier, TargetKeys.Endpoint, KeySpace, OldCache, Validate);

    public static ChangeKind InvalidateOnWrite { get; } = ChangeKind.Of(
        "invalidate-on-write",
        "Changes what becomes of a cache's entry when an endpoint writes its key.",
        values => new InvalidateOnWrite(UseOf(values), values.Get(Then)),
        TargetKeys.Tier, TargetKeys.Endpoint, KeySpace, OldCache, Then);

    public static ChangeKind RestartCache { get; } = ChangeKind.Of(
        "restart-cache",
        "Restarts a cache: connections are reset, and the entries are gone unless the cache warms up.",
        values => new RestartCache(values.Get(TargetKeys.Cache)),
        TargetKeys.Cache);

    public static ChangeKind SetWarmUp { get; } = ChangeKind.Of(
        "set-warm-up",
        "Changes how fast a restarted cache loads the entries that it had; without 'warm-up', it stays cold.",
        values => new SetWarmUp(values.Get(TargetKeys.Cache), values.OrNothing(CacheDefinitions.WarmUp)),
        TargetKeys.Cache, CacheDefinitions.WarmUp);

    private static CacheUse UseOf(MappingValues values) =>
        new(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(KeySpace), values.Get(OldCache));
}
