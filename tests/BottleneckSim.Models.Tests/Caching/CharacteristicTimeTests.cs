using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Tests.Caching;

/// <summary>
/// The hit ratio of a least-recently-used cache under independent look-ups against Che's approximation (Che, Tung and Wang, IEEE JSAC 20(7),
/// 2002): the characteristic time T solves Σ (1 − e^(−pᵢT)) = capacity, and the hit ratio is Σ pᵢ (1 − e^(−pᵢT)).
/// </summary>
[Trait("Category", "Theory")]
public class CharacteristicTimeTests
{
    private const int KeyCount = 20_000;
    private const int LookUps = 1_000_000;

    [Theory]
    [InlineData(0.8, 200)]
    [InlineData(0.8, 2_000)]
    [InlineData(1.1, 1_000)]
    [InlineData(0, 5_000)]
    public void The_hit_ratio_is_within_a_hundredth_of_the_approximation(double exponent, int capacity)
    {
        var sampler = new KeySampler(new KeySpaceOptions("items", KeyCount, exponent));
        var store = new CacheStore();
        store.Configure(capacity, EvictionPolicy.LeastRecentlyUsed);
        var hits = 0;
        for (var index = -LookUps; index < LookUps; index++)
        {
            var key = (ulong)sampler.KeyOf(DrawKey.FromSeed(20_261_122).With(index));
            var isHit = store.Get(key, Instant.Zero);
            if (!isHit)
            {
                store.Put(key, Instant.MaxValue);
            }

            hits += isHit && index >= 0 ? 1 : 0;
        }

        Assert.InRange(hits / (double)LookUps, Approximation(exponent, capacity) - 0.01, Approximation(exponent, capacity) + 0.01);
    }

    private static double Approximation(double exponent, int capacity)
    {
        var weights = Enumerable.Range(1, KeyCount).Select(rank => Math.Pow(rank, -exponent)).ToArray();
        var sum = weights.Sum();
        var (low, high) = (0.0, 1e9);
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            var filled = weights.Sum(weight => 1 - Math.Exp(-weight / sum * middle));
            (low, high) = filled < capacity ? (middle, high) : (low, middle);
        }

        return weights.Sum(weight => weight / sum * (1 - Math.Exp(-weight / sum * low)));
    }
}
