using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Caching;

public class CacheNodeTests
{
    [Theory]
    [InlineData(EvictionPolicy.LeastRecentlyUsed)]
    [InlineData(EvictionPolicy.FirstInFirstOut)]
    public void A_run_begins_with_the_hit_ratio_that_it_ends_with(EvictionPolicy policy)
    {
        var record = Record.Of(Asking(Cache(500) with { Eviction = policy }, keys: 10_000, zipf: 0.9, gapMilliseconds: 1), seconds: 30);

        Assert.InRange(HitRatio(record, 0, 5) - HitRatio(record, 25, 30), -0.03, 0.03);
        Assert.InRange(HitRatio(record, 25, 30), 0.2, 0.8);
    }

    [Fact]
    public void A_cache_that_a_change_adds_begins_empty()
    {
        var shop = Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders), requestsPerSecond: 100);
        var record = Record.Of(shop, seconds: 6, (5, new CacheInFront("web", Shop.RecentOrders.Name, Shop.RecentOrders.Name, Shop.Keys, Town.Cache)));
        var first = record.Caches.First(sample => sample.Hits + sample.Misses > 0);

        Assert.InRange(first.Hits, 0, 2);
        Assert.True(record.Caches[^1].Entries < 100);
    }

    [Fact]
    public void Commands_in_hand_are_answered_before_the_cache_leaves_and_later_ones_are_misses()
    {
        var cache = Cache(500) with { CommandDemand = Town.Always(20) };
        var record = Record.Of(Asking(cache, 100, 0, gapMilliseconds: 7), seconds: 2, (1, new RemoveUse()));

        Assert.Equal(["cache-1"], record.Gone);
        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.All(record.Calls, call => Assert.NotEqual(RequestOutcome.TimedOut, call.Outcome)); // Nobody waits a second for a cache that has gone.
    }

    /// <summary>One key asked for at rate λ that is valid for T after it was stored: one miss, then λT hits (a renewal argument).</summary>
    [Theory]
    [Trait("Category", "Theory")]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Lifetime_alone_gives_the_hit_ratio_of_the_renewal_law(double lifetimeSeconds)
    {
        const double Rate = 10;
        var cache = Cache(10) with { Lifetime = Duration.FromNanoseconds((long)(lifetimeSeconds * 1e9)), CommandDemand = Town.Always(0) };
        var system = Asking(cache, keys: 1, zipf: 0, gapMilliseconds: 1_000 / Rate) with { DefaultLink = new LinkOptions(LinkOptions.MinimumLatency) };
        var record = Record.Of(system, seconds: 5_000);
        var expected = Rate * lifetimeSeconds / (1 + (Rate * lifetimeSeconds));

        Assert.InRange(HitRatio(record, 100, 5_000), expected - 0.01, expected + 0.01);
    }

    private static CacheOptions Cache(int entries) => new() { Name = "cache", Cpu = new CpuOptions(4), MemoryBytes = entries * 1_024 };

    private static SystemDescription Asking(CacheOptions cache, long keys, double zipf, double gapMilliseconds) => Village.Of(
        Village.Every(gapMilliseconds) with { Process = ArrivalProcess.Poisson },
        Village.Web(new CacheStep("cache", "items", [], CacheStep.DefaultTimeout)),
        cache) with
    {
        KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("items", keys, zipf)),
    };

    private static double HitRatio(Record record, double fromSeconds, double toSeconds)
    {
        var from = record.Caches.LastOrDefault(sample => sample.Time.Milliseconds() <= fromSeconds * 1_000);
        var to = record.Caches.Last(sample => sample.Time.Milliseconds() <= toSeconds * 1_000);
        return Ratio(to.Hits - from.Hits, to.Misses - from.Misses);
    }

    private static double Ratio(long hits, long misses) => hits / (double)(hits + misses);

    /// <summary>The web tier stops asking, and the cache goes.</summary>
    private sealed record RemoveUse : BottleneckSim.Models.Changes.Change
    {
        public override string Kind => "remove-use";

        public override BottleneckSim.Models.Changes.Terms.ChangeTerms Terms => BottleneckSim.Models.Changes.Terms.ChangeTerms.Reload;

        public override SystemDescription Apply(SystemDescription system) => system with
        {
            Tiers = system.Tiers.Remove("cache").SetItem("web", Village.Web(new SleepStep(Town.Always(1)))),
        };

        public override BottleneckSim.Models.Changes.Change Inverse(SystemDescription before) => this;

        public override string Describe() => "stop asking the cache";
    }
}
