using System.Text;
using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Randomness;

public class StableHashTests
{
    /// <summary>Test vectors of RFC 9923, appendix C.</summary>
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void Fnv_gives_the_published_values(string text, ulong expected)
        => Assert.Equal(expected, StableHash.FowlerNollVo1a(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first outputs of SplitMix64 from seed 1234567, as listed with many published implementations.</summary>
    [Theory]
    [InlineData(1, 6457827717110365317)]
    [InlineData(2, 3203168211198807973)]
    [InlineData(3, 9817491932198370423)]
    public void Mixing_a_golden_counter_is_split_mix(ulong step, ulong expected)
        => Assert.Equal(expected, StableHash.Mix(1234567 + (step * 0x9E3779B97F4A7C15)));

    [Theory]
    [InlineData("shop", 0x6C076A581555C566UL)]
    [InlineData("größe ⟶ 💡", 0x6351C0DAB43F70F4UL)]
    public void A_name_has_the_same_hash_in_every_process(string name, ulong expected) => Assert.Equal($"{expected:x16}", $"{StableHash.OfName(name):x16}");

    [Fact]
    public void A_long_name_is_hashed_like_its_bytes()
        => Prop.ForAll(Arb.From(Gen.Choose(0, 2000)), length =>
        {
            var name = string.Concat(Enumerable.Repeat("né", length));
            return StableHash.OfName(name) == StableHash.OfBytes(Encoding.UTF8.GetBytes(name));
        }).Check(seed: 1);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Throws<EncoderFallbackException>(() => StableHash.OfName("\uD800"));

    [Fact]
    public void A_missing_name_is_refused() => Assert.Throws<ArgumentNullException>(() => StableHash.OfName(null!));
}
