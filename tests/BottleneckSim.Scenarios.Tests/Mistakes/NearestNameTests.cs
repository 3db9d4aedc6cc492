using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("siez", "size")]
    [InlineData("Size", "size")]
    [InlineData("sizee", "size")]
    [InlineData("sze", "size")]
    [InlineData("tiemout", "timeout")]
    [InlineData("max-wating", "max-waiting")]
    public void A_misspelt_name_has_its_right_one_nearest(string wrong, string right) =>
        Assert.Equal(right, NearestName.Of(wrong, ["to", "size", "timeout", "max-waiting"]));

    [Theory]
    [InlineData("colour")]
    [InlineData("")]
    [InlineData("xy")]
    public void A_name_that_is_near_nothing_has_none(string name) => Assert.Null(NearestName.Of(name, ["size", "timeout"]));

    [Fact]
    public void Of_equally_near_names_the_first_in_ordinal_order_is_told() => Assert.Equal("aaa1", NearestName.Of("aaa", ["aaa2", "aaa1"]));

    [Fact]
    public void Very_long_names_are_not_compared() => Assert.Null(NearestName.Of(new string('a', 65), [new string('a', 64)]));
}
