using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
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

    private static readonly Key<EvictionPolicy> Eviction = Key.Optional(
        "eviction",
        new WordShape<EvictionPolicy>(("lru", EvictionPolicy.LeastRecentlyUsed), ("fifo", EvictionPolicy.FirstInFirstOut)),
        EvictionPolicy.LeastRecentlyUsed,
        "Which entry goes when room is needed: the one whose last use is longest ago, or the one that came first.");

    private static readonly Key<DurationDemand> Command =
        Key.Omittable("command", DistributionDefinitions.Demand, "Processor time of one command.", "10us");

    public static Mapping<TierOptions> Cache { get; } = new(
        "cache tier",
        "A cache server with real keys: entries of one size, as many as fit.",
        [Kind, Cpu, Memory, Entry, Lifetime, Eviction, Command],
        values => Build(values, values.Name));

    /// <summary>A cache tier that a change puts in.</summary>
    public static Shape<CacheOptions> NewCache { get; } = new MappingShape<CacheOptions>(new(
        "new cache", "A cache tier that a change puts in; one of the same name that is there already is used as it is.",
        [NewTiers.Name, Cpu, Memory, Entry, Lifetime, Eviction, Command],
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
            Eviction = values.Get(Eviction),
            CommandDemand = values.GetOr(Command, DurationDemand.Constant(Duration.FromMicroseconds(10))),
        };
    }
}
