using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes of the cache of <see cref="Town"/>.</summary>
internal static class CacheChanges
{
    /// <summary>The town with what these changes look at: a restarted cache, keys that are written.</summary>
    public static SystemDescription Prepared(SystemDescription town)
    {
        var cache = (CacheOptions)town.Tiers["cache"];
        var web = (WebOptions)town.Tiers["web"];
        var order = web.Endpoints[Town.Order];
        var written = order with { Steps = order.Steps.Add(new WriteKeyStep(Shop.Keys, "cache", CacheOnWrite.Leave, Duration.FromMilliseconds(50))) };
        return town with
        {
            Tiers = town.Tiers.SetItem("cache", cache with { Restarts = 1 }).SetItem("web", web with { Endpoints = web.Endpoints.SetItem(Town.Order, written) }),
        };
    }

    public static IReadOnlyList<Change> All { get; } =
    [
        new SetLifetimeJitter("cache", 0.3),
        new SetEntryLifetime(new CacheUse("web", Town.Browse, Shop.Keys, "cache"), Duration.FromMilliseconds(300)),
        new SetCachePolicy("cache", EvictionPolicy.LeastFrequentlyUsed),
        new SetCachePolicy("cache", EvictionPolicy.FirstInFirstOut),
        new SetCoalescing("cache", new CoalescingOptions(3, Duration.FromMilliseconds(60))),
        new SetEarlyRefresh("cache", 2),
        new SetValidation(new CacheUse("web", Town.Browse, Shop.Keys, "cache"), [new SleepStep(Town.Always(1))]),
        new InvalidateOnWrite(new CacheUse("web", Town.Order, Shop.Keys, "cache"), CacheOnWrite.Invalidate),
        new InvalidateOnWrite(new CacheUse("web", Town.Order, Shop.Keys, "cache"), CacheOnWrite.Update),
        new RestartCache("cache"),
        new RestartCache("cache", -1),
        new SetWarmUp("cache", new WarmUpOptions(200_000)),
    ];
}
