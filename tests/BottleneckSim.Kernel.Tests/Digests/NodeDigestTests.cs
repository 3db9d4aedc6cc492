using BottleneckSim.Kernel.Digests;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Digests;

public sealed class NodeDigestTests
{
    // Published vectors: a change here makes every recorded digest worthless and must be a decision.
    [Theory]
    [InlineData(new long[0], "0000000000000000")]
    [InlineData(new long[] { 0 }, "59178228f13e1ee2")]
    [InlineData(new long[] { 1 }, "c75cc2ccd0ba5115")]
    [InlineData(new long[] { 1, 2, 3 }, "52420943d1c84e6e")]
    [InlineData(new long[] { long.MinValue, -1, long.MaxValue }, "b8acb3749282644a")]
    public void The_digest_of_known_facts_never_changes(long[] facts, string digest) => Assert.Equal(digest, DigestOf(facts).ToString("x16"));

    [Fact]
    public void One_differing_fact_changes_the_digest()
    {
        Prop.ForAll(Arb.From(Gen.NonEmptyListOf(SeededProperty.AnyLong)), Arb.From(Gen.Choose(0, 1_000)), Arb.From(Gen.Choose(0, 63)), (list, position, bit) =>
        {
            var facts = list.ToArray();
            var changed = list.ToArray();
            changed[position % changed.Length] ^= 1L << bit;
            return DigestOf(facts) != DigestOf(changed);
        }).Check(seed: 1);
    }

    [Fact]
    public void The_order_of_facts_matters() => Assert.NotEqual(DigestOf([1, 2]), DigestOf([2, 1]));

    [Fact]
    public void Facts_that_are_zero_count() => Assert.Equal(100, Enumerable.Range(0, 100).Select(count => DigestOf(new long[count])).Distinct().Count());

    [Fact]
    public void Adding_facts_together_is_adding_them_one_by_one()
    {
        var together = default(NodeDigest);
        together.Add(1, 2);
        together.Add(3, 4, 5);
        together.Add(6, 7, 8, 9);
        Assert.Equal(DigestOf([1, 2, 3, 4, 5, 6, 7, 8, 9]), together.Value);
        Assert.Equal(9, together.Count);
    }

    [Fact]
    public void Flipping_one_bit_of_a_fact_flips_about_half_the_bits_of_the_digest()
    {
        var flips = Enumerable.Range(0, 64).Select(bit => System.Numerics.BitOperations.PopCount(DigestOf([7, 1L << bit, 9]) ^ DigestOf([7, 0, 9])));
        Assert.All(flips, count => Assert.InRange(count, 12, 52));
    }

    private static ulong DigestOf(long[] facts)
    {
        var digest = default(NodeDigest);
        foreach (var fact in facts)
        {
            digest.Add(fact);
        }

        return digest.Value;
    }
}
