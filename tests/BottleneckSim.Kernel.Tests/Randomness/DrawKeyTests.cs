using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Randomness;

public class DrawKeyTests
{
    private static readonly DrawKey Root = DrawKey.FromSeed(42);

    [Fact]
    public void The_same_address_gives_the_same_draw()
        => Assert.Equal(Root.With("shoppers").With(7).With(3).Bits, DrawKey.FromSeed(42).With("shoppers").With(7).With(3).Bits);

    [Fact]
    public void The_order_of_the_parts_matters() => Assert.NotEqual(Root.With(1).With(2), Root.With(2).With(1));

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
    }

    [Fact]
    public void A_stream_begins_with_the_keys_own_bits()
    {
        var stream = Root.Stream();
        Assert.Equal(Root.Bits, stream.NextBits());
        Assert.NotEqual(Root.Bits, stream.NextBits());
    }
}
