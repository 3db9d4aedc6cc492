using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Caching;

public class CacheStoreTests
{
    [Theory]
    [InlineData(EvictionPolicy.LeastRecentlyUsed, "1 3")]
    [InlineData(EvictionPolicy.FirstInFirstOut, "2 3")]
    [InlineData(EvictionPolicy.LeastFrequentlyUsed, "1 3")]
    public void When_room_is_needed_the_policy_says_who_goes(EvictionPolicy policy, string kept)
    {
        var store = Store(2, policy);
        store.Put(1, Instant.MaxValue);
        store.Put(2, Instant.MaxValue);
        store.Get(1, Instant.Zero);
        store.Put(3, Instant.MaxValue);

        Assert.Equal(kept, string.Join(' ', Enumerable.Range(1, 3).Where(key => store.Get((ulong)key, Instant.Zero))));
        Assert.Equal(1, store.Evictions);
    }

    [Fact]
    public void An_entry_is_valid_until_its_instant_and_then_makes_room_when_it_is_looked_up()
    {
        var store = Store(4);
        store.Put(1, Instant.FromNanoseconds(10));

        Assert.True(store.Get(1, Instant.FromNanoseconds(9)));
        Assert.False(store.Get(1, Instant.FromNanoseconds(10)));
        Assert.Equal((0, 1L, 0L), (store.Count, store.Expirations, store.Evictions));
    }

    [Fact]
    public void A_smaller_store_evicts_at_once()
    {
        var store = Store(5);
        for (ulong key = 1; key <= 5; key++)
        {
            store.Put(key, Instant.MaxValue);
        }

        store.Configure(2, EvictionPolicy.LeastRecentlyUsed);
        Assert.Equal((2, 3L), (store.Count, store.Evictions));
        Assert.True(store.Get(4, Instant.Zero) && store.Get(5, Instant.Zero));
    }

    [Theory]
    [InlineData(EvictionPolicy.LeastRecentlyUsed)]
    [InlineData(EvictionPolicy.FirstInFirstOut)]
    [InlineData(EvictionPolicy.LeastFrequentlyUsed)]
    public void Any_use_gives_what_a_list_would_give(EvictionPolicy policy)
    {
        var actions = Gen.Choose(0, 19).Zip(Gen.Choose(0, 12)).Zip(Gen.Choose(0, 30)).ListOf().Select(list => list.ToArray());
        Prop.ForAll(actions.ToArbitrary(), script =>
        {
            var (store, naive) = (Store(4, policy), new NaiveCache(4, policy));
            for (var index = 0; index < script.Length * 5; index++)
            {
                var ((action, key), number) = script[index % script.Length];
                if (!Play(store, naive, action, (ulong)key, number, Instant.FromNanoseconds(index)))
                {
                    return false;
                }
            }

            return (store.Count, store.Evictions, store.Expirations) == (naive.Count, naive.Evictions, naive.Expirations);
        }).Check(seed: 9, tests: 1_000);
    }

    [Fact]
    public void Under_a_new_policy_entries_begin_in_the_order_that_the_old_one_gave_them()
    {
        var store = Store(3, EvictionPolicy.LeastFrequentlyUsed);
        for (ulong key = 1; key <= 3; key++)
        {
            store.Put(key, Instant.MaxValue);
        }

        store.Get(1, Instant.Zero);
        store.Get(1, Instant.Zero);
        store.Get(2, Instant.Zero);
        store.Configure(3, EvictionPolicy.LeastRecentlyUsed);

        Assert.Equal([3UL, 2UL, 1UL], store.InOrder().Select(entry => entry.Key));
    }

    private static bool Play(CacheStore store, NaiveCache naive, int action, ulong key, int number, Instant now)
    {
        switch (action)
        {
            case 0:
                store.Configure(1 + (number % 7), naive.Policy);
                naive.Configure(1 + (number % 7));
                return true;
            case 1:
                return store.Remove(key) == naive.Remove(key);
            case < 8:
                var expires = number == 0 ? Instant.MaxValue : now + Duration.FromNanoseconds(number);
                store.Put(key, expires);
                naive.Put(key, expires);
                return true;
            default:
                return store.Get(key, now) == naive.Get(key, now);
        }
    }

    private static CacheStore Store(long capacity, EvictionPolicy policy = EvictionPolicy.LeastRecentlyUsed)
    {
        var store = new CacheStore();
        store.Configure(capacity, policy);
        return store;
    }
}
