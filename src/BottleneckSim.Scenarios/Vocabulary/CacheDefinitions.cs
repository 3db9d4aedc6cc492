using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Cache servers.</summary>
internal static class CacheDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("cache"), "What the tier is.");
    private static readonly Key<CpuOptions> Cpu = Key.Omittable("cpu", CpuDefinitions.Cpu, "The processor.", "one core");

    /// <summary>How much a cache holds, for tiers and for changes that put one in.</summary>
    public static Key<long> Memory { get; } = Key.Required("memory", Quantity.Size("1KiB", "16TiB"), "Memory for entries.");

    public static Key<long> Entry { get; } =
        Key.Optional("entry", Quantity.Size("1B", "1GiB"), 1_024, "Size of an entry with its overhead; at most the memory.");

    public static Key<Duration> Lifetime { get; } = Key.Omittable(
        "lifetime", Quantity.Duration("1ms", "365d"), "How long an entry is valid after it was stored.", "for ever");

    /// <summary>The policies of eviction, for tiers and for changes.</summary>
    public static Shape<EvictionPolicy> Policies { get; } = new WordShape<EvictionPolicy>(
        ("lru", EvictionPolicy.LeastRecentlyUsed), ("fifo", EvictionPolicy.FirstInFirstOut), ("lfu", EvictionPolicy.LeastFrequentlyUsed));

    private static readonly Key<EvictionPolicy> Eviction = Key.Optional(
        "eviction",
        Policies,
        EvictionPolicy.LeastRecentlyUsed,
        "Which entry goes when room is needed: the one whose last use is longest ago, the one that came first, or the one with the fewest uses (counts are halved every 10 x capacity uses).");

    /// <summary>By how much lifetimes differ, for tiers and for changes.</summary>
    public static Key<double> Jitter { get; } = Key.Optional(
        "lifetime-jitter", Quantity.Share("0%", "100%"), 0, "The part of the lifetime by which entries expire earlier, drawn for each.");

    private static readonly Key<int> Waiting = Key.Optional(
        "waiting", Quantity.Count("look-ups", "1", "1M"), CoalescingOptions.DefaultWaiting, "Look-ups of one key that may wait; more go to the origin.");

    private static readonly Key<Duration> Lease = Key.Optional(
        "lease", Quantity.Duration("1ms", "1h"), CoalescingOptions.DefaultLease, "How long the one in flight may take before the next takes over.");

    /// <summary>Request coalescing, for tiers and for changes.</summary>
    public static Key<CoalescingOptions> Coalescing { get; } = Key.Omittable(
        "coalescing",
        new MappingShape<CoalescingOptions>(new(
            "coalescing",
            "Request coalescing: one miss of a key is in flight, later ones wait for its value.",
            [Waiting, Lease],
            values => new CoalescingOptions(values.Get(Waiting), values.Get(Lease)))),
        "One miss of a key in flight, the others wait.",
        "every miss goes to the origin");

    /// <summary>Early refresh, for tiers and for changes.</summary>
    public static Key<double> EarlyRefresh { get; } = Key.Optional(
        "early-refresh", Quantity.Number("0", "100"), 0, "How eagerly entries are made anew before they expire (beta of XFetch); 1 is usual, 0 never.");

    /// <summary>Warm-up after a restart, for tiers and for changes.</summary>
    public static Key<WarmUpOptions> WarmUp { get; } = Key.Omittable(
        "warm-up",
        Quantity.Bandwidth("1KB/s", "100GB/s").As(speed => new WarmUpOptions(speed)),
        "How fast a restarted cache loads the entries that it had.",
        "it stays cold");

    private static readonly Key<DurationDemand> Command =
        Key.Omittable("command", DistributionDefinitions.Demand, "Processor time of one command.", "10us");

    public static Mapping<TierOptions> Cache { get; } = new(
        "cache tier",
        "A cache server with real keys: entries of one size, as many as fit.",
        [Kind, ProgramDefinitions.Boot, Cpu, Memory, Entry, Lifetime, Jitter, Eviction, Coalescing, EarlyRefresh, WarmUp, Command],
        values => Build(values, values.Name) with { Boot = values.Get(ProgramDefinitions.Boot) });

    /// <summary>A cache tier that a change puts in.</summary>
    public static Shape<CacheOptions> NewCache { get; } = new MappingShape<CacheOptions>(new(
        "new cache", "A cache tier that a change puts in; one of the same name that is there already is used as it is.",
        [NewTiers.Name, Cpu, Memory, Entry, Lifetime, Jitter, Eviction, Coalescing, EarlyRefresh, WarmUp, Command],
        values => Build(values, values.Get(NewTiers.Name))));

    private static CacheOptions Build(MappingValues values, string name)
    {
        if (values.Get(Entry) > values.Get(Memory))
            values.Refuse(Entry, "an entry is larger than the memory", "a size of at most 'memory'");
        return new CacheOptions
        {
            Name = name,
            Cpu = values.GetOr(Cpu, new CpuOptions(1)),
            MemoryBytes = values.Get(Memory),
            EntryBytes = values.Get(Entry),
            Lifetime = values.OrNull(Lifetime),
            LifetimeJitter = values.Get(Jitter),
            Eviction = values.Get(Eviction),
            Coalescing = values.OrNothing(Coalescing),
            EarlyRefresh = values.Get(EarlyRefresh),
            WarmUp = values.OrNothing(WarmUp),
            CommandDemand = values.GetOr(Command, DurationDemand.Constant(Duration.FromMicroseconds(10))),
        };
    }
}
