using BottleneckSim.Kernel.Digests;

namespace BottleneckSim.Kernel.Tests.Digests;

public sealed class RunDigestTests
{
    private static readonly KeyValuePair<string, ulong>[] Nodes = [new("shop", 1), new("db", 2), new("Cache", 3)];

    // A published vector: a change here makes every recorded digest worthless and must be a decision.
    [Fact]
    public void The_digest_of_known_nodes_never_changes() => Assert.Equal("a2b05f1c4947f17d", RunDigest.Combine(Nodes).ToString());

    [Fact]
    public void The_order_in_which_nodes_are_given_does_not_matter() => Assert.Equal(RunDigest.Combine(Nodes), RunDigest.Combine(Nodes.Reverse()));

    [Fact]
    public void Swapping_two_nodes_digests_changes_it() =>
        Assert.NotEqual(RunDigest.Combine(Nodes), RunDigest.Combine([new("shop", 2), new("db", 1), new("Cache", 3)]));

    [Fact]
    public void Renaming_a_node_changes_it() =>
        Assert.NotEqual(RunDigest.Combine(Nodes), RunDigest.Combine([new("shoq", 1), new("db", 2), new("Cache", 3)]));

    [Fact]
    public void A_node_with_two_digests_is_refused() =>
        Assert.Contains("'db'", Assert.Throws<ArgumentException>(() => RunDigest.Combine([new("db", 1), new("db", 1)])).Message, StringComparison.Ordinal);
}
