using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Tests.Caching;

/// <summary>Under independent look-ups no policy beats holding the most popular keys for good (Aho, Denning, Ullman 1971), and counting uses comes near it.</summary>
[Trait("Category", "Theory")]
public class FrequencyHitRatioTests
{
    private const int KeyCount = 5_000;
    private const int LookUps = 400_000;

    [Theory]
    [InlineData(0.8, 500)]
    [InlineData(1.1, 200)]
    public void Frequency_lies_between_recency_and_the_optimum_and_nearer_to_the_optimum(double exponent, int capacity)
    {
        var optimum = Optimum(exponent, capacity);
        var frequency = HitRatio(EvictionPolicy.LeastFrequentlyUsed, exponent, capacity);
        var recency = HitRatio(EvictionPolicy.LeastRecentlyUsed, exponent, capacity);

        Assert.InRange(frequency, (recency + optimum) / 2, optimum + 0.005);
    }

    [Fact]
    public void Ageing_lets_yesterdays_favourites_go()
    {
        var store = new CacheStore();
        store.Configure(100, EvictionPolicy.LeastFrequentlyUsed);
        for (var round = 0; round < 500; round++)
        {
            Ask(store, 0, 100);
        }

        var hits = 0;
        for (var round = 0; round < 100; round++)
        {
            hits = Ask(store, 1_000, 50);
        }

        Assert.Equal(50, hits);
    }

    private static int Ask(CacheStore store, int first, int count)
    {
        var hits = 0;
        for (var key = first; key < first + count; key++)
        {
            if (store.Get((ulong)key, Instant.Zero))
            {
                hits++;
            }
            else
            {
                store.Put((ulong)key, Instant.MaxValue);
            }
        }

        return hits;
    }

    private static double HitRatio(EvictionPolicy policy, double exponent, int capacity)
    {
        var sampler = new KeySampler(new KeySpaceOptions("items", KeyCount, exponent));
        var store = new CacheStore();
        store.Configure(capacity, policy);
        var hits = 0;
        for (var index = -LookUps; index < LookUps; index++)
        {
            hits += Ask(store, (int)sampler.KeyOf(DrawKey.FromSeed(20_261_122).With(index)), 1) * (index >= 0 ? 1 : 0);
        }

        return hits / (double)LookUps;
    }

    private static double Optimum(double exponent, int capacity)
    {
        var weights = Enumerable.Range(1, KeyCount).Select(rank => Math.Pow(rank, -exponent)).ToArray();
        return weights.Take(capacity).Sum() / weights.Sum();
    }
}
