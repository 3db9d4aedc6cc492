using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Staleness;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Tests.Caching.Staleness;

public class KeyWritesTests
{
    private static readonly KeySampler Prices = new(new KeySpaceOptions("prices", 100) { WrittenEvery = Duration.FromSeconds(10) });

    [Fact]
    public void The_writes_of_a_key_are_the_same_from_wherever_one_looks()
    {
        var writes = new KeyWrites(7);
        var all = Follow(writes, 3, Instant.FromSeconds(-100), Instant.FromSeconds(1_000)).ToList();

        for (var at = Instant.FromSeconds(-100); at < all[^1]; at += Duration.FromMilliseconds(777))
        {
            Assert.Equal(all.First(write => write > at), writes.FirstAfter(Prices, 3, at));
        }
    }

    /// <summary>Gaps of a Poisson process are exponential: mean and standard deviation are equal, and a share e⁻¹ is longer than the mean.</summary>
    [Fact]
    [Trait("Category", "Theory")]
    public void Gaps_between_writes_are_exponential()
    {
        var writes = new KeyWrites(7);
        var instants = Enumerable.Range(0, 100).Select(rank => Follow(writes, rank, Instant.Zero, Instant.FromSeconds(2_000)).ToList()).ToList();
        var gaps = instants.SelectMany(of => of.Zip(of.Skip(1), (one, next) => (next - one).TotalSeconds)).ToList();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));

        Assert.True(gaps.Count > 18_000);
        Assert.InRange(mean, 9.7, 10.3);
        Assert.InRange(deviation, 9.6, 10.4);
        Assert.InRange(gaps.Count(gap => gap > 10) / (double)gaps.Count, 0.355, 0.381);
    }

    [Fact]
    public void Keys_that_nobody_writes_are_never_stale() =>
        Assert.Equal(Instant.MaxValue, new KeyWrites(7).FirstAfter(new KeySampler(new KeySpaceOptions("names", 10)), 3, Instant.Zero));

    private static IEnumerable<Instant> Follow(KeyWrites writes, long rank, Instant from, Instant to)
    {
        for (var at = writes.FirstAfter(Prices, rank, from); at < to; at = writes.FirstAfter(Prices, rank, at))
        {
            yield return at;
        }
    }
}
