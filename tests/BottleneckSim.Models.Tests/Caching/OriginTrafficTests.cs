using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Caching;

/// <summary>What a cache's use shows: who goes to the origin, and how old the answers are.</summary>
/// <remarks>
/// <code>
/// users ─► web ─► cache ─ miss ─► back (sleeps 100 ms)
/// </code>
/// </remarks>
public class OriginTrafficTests
{
    private static readonly CacheUse Look = new("web", Village.Endpoint, "items", "cache");

    [Fact]
    public void When_a_hot_key_expires_everybody_goes_to_the_origin_unless_misses_are_coalesced()
    {
        var cache = Cache(10) with { Lifetime = Duration.FromSeconds(1) };
        var stampede = Record.Of(Asking(cache, keys: 1, perSecond: 200), seconds: 20);
        var coalesced = Record.Of(Asking(cache with { Coalescing = new CoalescingOptions() }, keys: 1, perSecond: 200), seconds: 20);

        Assert.InRange(Fetches(stampede), 17 * 15, 20 * 30); // 200/s × about 0.1 s at each of some 18 expiries.
        Assert.InRange(Fetches(coalesced), 17, 20);
        Assert.InRange(coalesced.Caches[^1].Coalesced, 17 * 12, 20 * 30);
        Assert.All(coalesced.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void No_more_wait_for_a_value_than_may()
    {
        var cache = Cache(10) with { Lifetime = Duration.FromSeconds(1), Coalescing = new CoalescingOptions(MaximumWaiting: 3) };
        var record = Record.Of(Asking(cache, keys: 1, perSecond: 200), seconds: 20);

        Assert.InRange(record.Caches[^1].Coalesced, 1, 20 * 3);
        Assert.True(Fetches(record) > 17 * 10);
    }

    [Fact]
    public void Whoever_waits_longest_takes_over_when_a_lease_ends()
    {
        var cache = Cache(10) with { Lifetime = Duration.FromSeconds(1), Coalescing = new CoalescingOptions(Lease: Duration.FromMilliseconds(30)) };
        var record = Record.Of(Asking(cache, keys: 1, perSecond: 200), seconds: 10);

        Assert.InRange(Fetches(record), 9 * 3, 10 * 5); // At 0, 30, 60 and 90 ms of each fetch of 100 ms.
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void Early_refresh_makes_most_values_anew_before_they_expire()
    {
        var cache = Cache(10) with { Lifetime = Duration.FromSeconds(2), EarlyRefresh = 1, Coalescing = new CoalescingOptions() };
        var record = Record.Of(Asking(cache, keys: 1, perSecond: 200), seconds: 60);
        var last = record.Caches[^1];

        Assert.InRange(last.EarlyRefreshes, 25, 60);
        Assert.InRange(last.Expirations, 0, 3);
    }

    [Fact]
    public void Jitter_spreads_the_expiries_of_entries_that_were_stored_together()
    {
        var cache = Cache(1_000) with { Lifetime = Duration.FromSeconds(5) };
        var together = Asking(cache, keys: 200, perSecond: 1_000);
        var worst = WorstTenth(Record.Of(together, 20, (1, new RestartCache("cache"))));
        var spread = WorstTenth(Record.Of(together, 20, (1, new SetLifetimeJitter("cache", 0.8)), (1.01, new RestartCache("cache"))));

        Assert.True(spread < worst / 2, $"at most {spread} expiries in a tenth of a second with jitter, {worst} without");
    }

    [Fact]
    public void An_expired_value_that_nobody_wrote_is_confirmed_and_not_made_anew()
    {
        var system = Asking(Cache(1_000) with { Lifetime = Duration.FromSeconds(1) }, keys: 50, perSecond: 200);
        var changed = system with { KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("items", 50) { WrittenEvery = Duration.FromSeconds(5) }) };
        var validate = new SetValidation(Look, [new SleepStep(Town.Always(2))]);
        var still = Record.Of(validate.Apply(system), seconds: 20);
        var moving = Record.Of(validate.Apply(changed), seconds: 20);

        Assert.InRange(Fetches(still), 0, 5); // Only what the prefill did not hold.
        Assert.True(still.Caches[^1].Revalidations > 500);
        var share = moving.Caches[^1].Revalidations / (double)moving.Caches[^1].Expirations;
        Assert.InRange(share, 0.6, 0.95); // Nobody writes for the second (and the gap to the next look-up) with probability about e^(-1.25/5).
        Assert.True(Fetches(moving) > 100);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void No_answer_is_stale_for_longer_than_the_lifetime(double lifetimeSeconds)
    {
        var cache = Cache(1_000) with { Lifetime = Duration.FromNanoseconds((long)(lifetimeSeconds * 1e9)) };
        var system = Asking(cache, keys: 50, perSecond: 200) with
        {
            KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("items", 50) { WrittenEvery = Duration.FromSeconds(2) }),
        };
        var record = Record.Of(system, seconds: 30);

        Assert.Equal(record.Caches[^1].StaleAnswers, record.StaleAnswers.Count(fact => fact.Time <= record.Caches[^1].Time));
        Assert.All(record.StaleAnswers, fact => Assert.InRange(fact.Age.TotalSeconds, 0, lifetimeSeconds));
        Assert.True(record.StaleAnswers.Max(fact => fact.Age).TotalSeconds > 0.8 * lifetimeSeconds);
    }

    /// <summary>A key looked up often is in the cache all the time: at age a it is stale with probability 1 − e^(−a/w), a uniform over the lifetime.</summary>
    [Fact]
    [Trait("Category", "Theory")]
    public void The_share_of_stale_answers_follows_lifetime_and_writes()
    {
        var cache = Cache(1_000) with { Lifetime = Duration.FromSeconds(2) };
        var system = Asking(cache, keys: 20, perSecond: 1_000, fetchMilliseconds: 1) with
        {
            KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("items", 20) { WrittenEvery = Duration.FromSeconds(4) }),
        };
        var last = Record.Of(system, seconds: 120).Caches[^1];
        var expected = 1 - ((1 - Math.Exp(-0.5)) / 0.5);

        Assert.InRange(last.StaleAnswers / (double)last.Hits, expected - 0.03, expected + 0.03);
    }

    [Theory]
    [InlineData(CacheOnWrite.Leave)]
    [InlineData(CacheOnWrite.Invalidate)]
    [InlineData(CacheOnWrite.Update)]
    public void What_becomes_of_an_entry_when_its_key_is_written(CacheOnWrite then)
    {
        var record = Record.Of(Writing(then), seconds: 30);
        var last = record.Caches[^1];

        Assert.Equal(then == CacheOnWrite.Leave, last.StaleAnswers > 0);
        Assert.Equal(then == CacheOnWrite.Invalidate, last.Invalidations > 0);
        Assert.Equal(then == CacheOnWrite.Invalidate, Fetches(record) > 20);
    }

    [Fact]
    public void A_restarted_cache_is_cold_and_a_warm_up_brings_back_what_it_held()
    {
        var system = Asking(Cache(2_000), keys: 2_000, perSecond: 500);
        var warm = new SetWarmUp("cache", new WarmUpOptions(2_000_000)).Apply(system);
        var cold = Record.Of(system, 12, (10, new RestartCache("cache")));
        var loaded = Record.Of(warm, 12, (10, new RestartCache("cache")));
        var late = Record.Of(system, 12, (10, new RestartCache("cache")), (10.5, new SetWarmUp("cache", new WarmUpOptions())));

        Assert.True(Entries(cold, 10) > 1_900);
        Assert.InRange(Entries(cold, 12), 500, 1_000);
        Assert.InRange(Entries(loaded, 10.5), 900, 1_300); // 2 MB/s in entries of 1 KiB, and those made meanwhile.
        Assert.True(Entries(loaded, 12) > 1_900);
        Assert.True(Entries(late, 12) > 1_900);
    }

    private static CacheOptions Cache(int entries) => new() { Name = "cache", Cpu = new CpuOptions(4), MemoryBytes = entries * 1_024 };

    private static SystemDescription Asking(CacheOptions cache, long keys, double perSecond, double fetchMilliseconds = 100) => Village.Of(
        Village.Every(1_000 / perSecond) with { Process = ArrivalProcess.Poisson },
        Village.Web(new CacheStep("cache", "items", [new CallStep("back", Village.Endpoint, null, CallStep.DefaultTimeout)], Duration.FromSeconds(10))),
        Village.Tier("back", new SleepStep(Town.Always(fetchMilliseconds))) with { Workers = 10_000 },
        cache) with
    {
        KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("items", keys)),
    };

    /// <summary>Reads beside writes of the same few keys.</summary>
    private static SystemDescription Writing(CacheOnWrite then)
    {
        var system = Asking(Cache(100), keys: 20, perSecond: 200, fetchMilliseconds: 5);
        var web = (Web.WebOptions)system.Tiers["web"];
        var write = new EndpointOptions("POST /", [new WriteKeyStep("items", "cache", then, CacheStep.DefaultTimeout)]);
        return system with
        {
            Tiers = system.Tiers.SetItem("web", web with { Endpoints = web.Endpoints.Add("POST /", write) }),
            Loads = system.Loads.Add("writers", Village.Every(250, endpoint: "POST /") with { Name = "writers" }),
        };
    }

    private static int Fetches(Record record) => record.Served.Count(served => served.Node == "back-1");

    private static long Entries(Record record, double seconds) => Last(record, seconds).Entries;

    private static long WorstTenth(Record record) => record.Caches.Zip(record.Caches.Skip(1), (one, next) => next.Expirations - one.Expirations).Max();

    private static CacheSampled Last(Record record, double seconds) => record.Caches.Last(sample => sample.Time.Milliseconds() <= seconds * 1_000);
}
