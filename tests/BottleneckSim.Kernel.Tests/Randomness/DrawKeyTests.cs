using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Randomness;

public class DrawKeyTests
{
    private static readonly DrawKey Root = DrawKey.FromSeed(42);

    /// <summary>A change detector: another value means that every scenario's numbers change.</summary>
    [Theory]
    [InlineData("bits", 0xAF669E62B5079BD0UL)]
    [InlineData("user and iteration", 0x0ADCCA590D27B163UL)]
    [InlineData("purpose", 0xA3F299DF198FA1D4UL)]
    [InlineData("second number of the stream", 0xEF8B77DC0CE1738DUL)]
    public void The_first_draws_are_the_known_ones(string which, ulong expected)
    {
        var stream = Root.Stream();
        stream.NextBits();
        var bits = which switch
        {
            "bits" => Root.Bits,
            "user and iteration" => Root.With("shoppers").With(7).With(3).Bits,
            "purpose" => Root.With(new Purpose("cpu-demand")).Bits,
            _ => stream.NextBits(),
        };
        Assert.Equal($"{expected:x16}", $"{bits:x16}");
    }

    [Fact]
    public void The_same_address_gives_the_same_draw()
        => Prop.ForAll(Arb.From(SeededProperty.AnyLong), Arb.From(SeededProperty.AnyLong), Arb.From(SeededProperty.AnyLong), static (seed, user, iteration)
            => DrawKey.FromSeed((ulong)seed).With(user).With(iteration).Bits == DrawKey.FromSeed((ulong)seed).With(user).With(iteration).Bits).Check(seed: 1);

    [Fact]
    public void A_draw_does_not_depend_on_which_others_were_made_before()
        => Prop.ForAll(Arb.From(Gen.ListOf(Gen.Choose(0, 1000))), static users =>
        {
            var inOrder = users.Distinct().ToDictionary(static user => user, static user => Root.With(user).UnitOpen);
            return Enumerable.Reverse(users).All(user => Root.With(user).UnitOpen.Equals(inOrder[user]));
        }).Check(seed: 3);

    [Fact]
    public void A_part_is_never_lost_and_the_order_of_parts_matters()
        => Prop.ForAll(Arb.From(SeededProperty.UpTo(long.MaxValue)), Arb.From(SeededProperty.UpTo(long.MaxValue)), static (left, right)
            => left == right || (Root.With(left) != Root.With(right)
                && Root.With(left).With(right) != Root.With(right).With(left)
                && Root.With(left).Bits != Root.With(right).Bits)).Check(seed: 2, tests: 2000);

    [Fact]
    public void A_million_neighbouring_addresses_are_all_different()
    {
        var draws = new HashSet<ulong>();
        for (var user = 0; user < 1000; user++)
        {
            for (var iteration = 0; iteration < 1000; iteration++)
                draws.Add(Root.With(user).With(iteration).Bits);
        }

        Assert.Equal(1_000_000, draws.Count);
    }

    [Fact]
    public void A_stream_shares_no_number_with_the_children_of_its_key()
    {
        var stream = Root.Stream();
        var children = Enumerable.Range(0, 1000).Select(static part => Root.With(part).Bits).ToHashSet();
        for (var i = 0; i < 1000; i++)
            Assert.DoesNotContain(stream.NextBits(), children);
    }

    [Fact]
    public void A_stream_begins_with_the_keys_own_bits()
    {
        var stream = Root.Stream();
        Assert.Equal(Root.Bits, stream.NextBits());
        Assert.NotEqual(Root.Bits, stream.NextBits());
    }

    [Fact]
    public void A_unit_is_never_zero_or_one()
    {
        Assert.Equal(1.0 / (1L << 53), RandomBits.ToUnitOpen(0));
        Assert.Equal(1 - (1.0 / (1L << 53)), RandomBits.ToUnitOpen(ulong.MaxValue));
    }

    [Fact]
    public void A_draw_below_a_bound_reaches_both_ends_and_no_further()
    {
        Assert.Equal(0UL, RandomBits.Below(0, 10));
        Assert.Equal(9UL, RandomBits.Below(ulong.MaxValue, 10));
        Assert.Equal((ulong)long.MaxValue - 1, RandomBits.Below(ulong.MaxValue, long.MaxValue));
        Assert.Equal(0, Root.Below(1));
    }

    [Fact]
    public void A_name_is_the_same_part_as_the_purpose_of_that_name()
        => Assert.Equal(Root.With("cpu-demand"), Root.With(new Purpose("cpu-demand")));

    [Fact]
    public void A_default_purpose_is_refused() => Assert.Throws<ArgumentException>(() => Root.With(default(Purpose)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_below_one_is_refused(int bound)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Below(bound));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Below((long)bound));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var stream = Root.Stream();
            stream.NextBelow(bound);
        });
    }
}
