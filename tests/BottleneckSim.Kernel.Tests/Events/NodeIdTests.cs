using BottleneckSim.Kernel.Events;

namespace BottleneckSim.Kernel.Tests.Events;

public sealed class NodeIdTests
{
    // Published vectors, worked out by a second implementation: a change here changes the order of simultaneous events and so every digest.
    [Theory]
    [InlineData("shop", "6c076a581555c566")]
    [InlineData("db", "9c9f9db816c1d85e")]
    [InlineData("Geschäft", "4b48487181fbe5af")]
    public void The_id_of_a_name_never_changes(string name, string id) => Assert.Equal(id, NodeId.FromName(name).ToString());

    [Fact]
    public void A_name_too_long_for_the_stack_has_an_id_too() =>
        Assert.NotEqual(NodeId.FromName(new string('a', 1_000)), NodeId.FromName(new string('a', 1_001)));

    [Fact]
    public void Ten_thousand_similar_names_have_different_ids() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(index => NodeId.FromName($"shop-{index}")).Distinct().Count());

    [Fact]
    public void An_id_comes_back_from_its_value() => Assert.Equal(NodeId.FromName("shop"), NodeId.FromValue(NodeId.FromName("shop").Value));

    [Fact]
    public void Ids_are_ordered_by_value()
    {
        var (low, high) = (NodeId.FromValue(1), NodeId.FromValue(ulong.MaxValue));
        Assert.True(low < high && high > low && low <= high && high >= low && low.CompareTo(high) < 0);
    }

    [Fact]
    public void An_empty_name_is_refused() => Assert.Throws<ArgumentException>(() => NodeId.FromName(string.Empty));
}
