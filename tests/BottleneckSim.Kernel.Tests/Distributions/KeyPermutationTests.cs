using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class KeyPermutationTests
{
    [Fact]
    public void Every_number_is_reached_exactly_once()
        => Prop.ForAll(Arb.From(Gen.Choose(1, 3000)), Arb.From(SeededProperty.AnyLong), static (count, seed) =>
        {
            var permutation = new KeyPermutation(count, DrawKey.FromSeed((ulong)seed));
            var reached = new bool[count];
            for (var index = 0; index < count; index++)
                reached[permutation.Permute(index)] = true;
            return !reached.Contains(false);
        }).Check(seed: 1);

    [Fact]
    public void Huge_ranges_stay_in_range_and_apart()
        => Prop.ForAll(Arb.From(SeededProperty.UpTo(long.MaxValue - 2000)), static extra =>
        {
            var permutation = new KeyPermutation(extra + 2000, DrawKey.FromSeed(5));
            var keys = Enumerable.Range(0, 2000).Select(index => permutation.Permute(index)).ToHashSet();
            return keys.Count == 2000 && keys.All(key => key >= 0 && key < extra + 2000);
        }).Check(seed: 2);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1 << 20)]
    [InlineData(1_000_000_007)]
    public void The_hottest_ranks_spread_evenly_over_ranges_and_over_remainders(long count)
    {
        const int shards = 16;
        var permutation = new KeyPermutation(count, DrawKey.FromSeed(7));
        var byRange = new long[shards];
        var byRemainder = new long[shards];
        for (var rank = 0; rank < 2000; rank++)
        {
            var key = permutation.Permute(rank);
            byRange[(int)((Int128)key * shards / count)]++;
            byRemainder[key % shards]++;
        }

        GoodnessOfFit.AssertChiSquare(byRange, _ => 1.0 / shards);
        GoodnessOfFit.AssertChiSquare(byRemainder, _ => 1.0 / shards);
    }

    [Fact]
    public void Other_keys_give_other_permutations()
    {
        var one = new KeyPermutation(1000, DrawKey.FromSeed(1));
        var other = new KeyPermutation(1000, DrawKey.FromSeed(2));
        Assert.InRange(Enumerable.Range(0, 1000).Count(index => one.Permute(index) == other.Permute(index)), 0, 10);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void An_index_out_of_range_is_refused(long index)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyPermutation(10, DrawKey.FromSeed(1)).Permute(index));

    [Fact]
    public void An_empty_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyPermutation(0, DrawKey.FromSeed(1)));
}
