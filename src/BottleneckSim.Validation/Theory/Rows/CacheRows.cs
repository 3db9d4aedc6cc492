using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Caches under independent references: want of room by Che's approximation, lifetimes exactly.</summary>
/// <remarks>
/// <code>
///   Poisson users ──► web ──► cache: hit ──► answer
///                              └─ miss ──► (costs nothing) ──► store
/// </code>
/// </remarks>
internal static class CacheRows
{
    /// <summary>The heading of the rows about room.</summary>
    public const string CapacityGroup = "Caches with too little room";

    /// <summary>Keys of the rows about room.</summary>
    public const int Keys = 2_000;

    /// <summary>Zipf's exponent of the rows about room.</summary>
    public const double Exponent = 0.8;

    private const int Replications = 20;
    private const double PerService = 0.01;
    private const double SlowestRelaxation = 1.5;
    private const int LeastRequestsPerReplication = 120_000;
    private const double Slack = 1.001;
    private const double CheMargin = 0.01;

    /// <summary>Least recently used and first in, first out.</summary>
    public static IEnumerable<TheorySystem> Capacities() =>
        from policy in new[] { EvictionPolicy.LeastRecentlyUsed, EvictionPolicy.FirstInFirstOut }
        from capacity in new[] { 20, 100, 300, 1_000 }
        select Capacity(policy, capacity);

    /// <summary>Lifetimes counted from the storing.</summary>
    public static IEnumerable<TheorySystem> Lifetimes() => new (int Keys, int PerLifetime)[] { (1, 4), (1_000, 50), (1_000, 300), (1_000, 1_500) }.Select(row =>
    {
        var popularities = CheApproximation.Zipf(row.Keys, 1);
        var lifetime = Duration.FromNanoseconds((long)(row.PerLifetime / PerService * TheoryTiers.Service));
        return System(
            "Caches with a lifetime", $"{row.Keys} keys, {row.PerLifetime} requests a lifetime", row.PerLifetime, row.PerLifetime,
            new KeySpaceOptions("things", row.Keys, row.Keys == 1 ? 0 : 1), cache => cache with { Lifetime = lifetime, MemoryBytes = (row.Keys + 16L) * cache.EntryBytes }) with
        {
            Figures =
            [
                new TheoryFigure(
                    "hit ratio", "share", LifetimeCache.HitRatio(popularities, row.PerLifetime), "λT/(1 + λT) for each key (Jung, Berger and Balakrishnan 2003)",
                    EquivalenceMargin.Relative(0.01), sink => sink.HitRatio("cache")),
            ],
        };
    });

    private static TheorySystem Capacity(EvictionPolicy policy, int capacity)
    {
        var popularities = CheApproximation.Zipf(Keys, Exponent);
        var (name, exact, source) = policy == EvictionPolicy.LeastRecentlyUsed
            ? ("least recently used", CheApproximation.LeastRecentlyUsed(popularities, capacity), "Che, Tung and Wang 2002")
            : ("first in, first out", CheApproximation.FirstInFirstOut(popularities, capacity), "Fricker, Robert and Roberts 2012");
        return System(
            CapacityGroup, $"{name}, room for {capacity} of {Keys} keys", capacity, SlowestRelaxation * CheApproximation.CharacteristicRequests(popularities, capacity),
            new KeySpaceOptions("things", Keys, Exponent), cache => cache with { Eviction = policy, MemoryBytes = capacity * cache.EntryBytes }) with
        {
            Figures = [new TheoryFigure("hit ratio", "share", exact, source, EquivalenceMargin.Absolute(CheMargin), sink => sink.HitRatio("cache"))],
        };
    }

    private static TheorySystem System(string group, string name, double abscissa, double relaxationRequests, KeySpaceOptions keys, Func<CacheOptions, CacheOptions> edit)
    {
        var requests = Slack * Math.Max(100 * relaxationRequests, LeastRequestsPerReplication);
        return new TheorySystem
        {
            Group = group,
            Name = name,
            Abscissa = abscissa,
            System = Describe(keys, edit),
            Length = RunLength.OfRequests(requests * Replications, PerService / TheoryTiers.Service, relaxationRequests / PerService * TheoryTiers.Service, Replications),
            Figures = [],
            IsBounded = requests * Replications <= 2.5e6,
        };
    }

    private static SystemDescription Describe(KeySpaceOptions keys, Func<CacheOptions, CacheOptions> edit)
    {
        var cache = new CacheOptions
        {
            Name = "cache",
            Cpu = TheoryTiers.Ideal(1),
            MemoryBytes = 1L << 20,
            CommandDemand = DurationDemand.Constant(Duration.FromMicroseconds(1)),
        };
        var web = TheoryTiers.Station("web", 1, TheoryTiers.Unlimited, 1_000_000, (TheoryTiers.Endpoint, [new CacheStep(cache.Name, keys.Name, [], Duration.FromSeconds(1))]));
        var system = TheoryTiers.Join([TheoryTiers.Poisson(PerService)], web, edit(cache));
        return system with { KeySpaces = system.KeySpaces.Add(keys.Name, keys) };
    }
}
