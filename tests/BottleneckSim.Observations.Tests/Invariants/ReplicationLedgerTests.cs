using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Observations.Tests.Invariants;

public sealed class ReplicationLedgerTests
{
    private const int Leader = 0;
    private const int Replica = 1;

    [Fact]
    public void Writes_applied_once_and_in_order_pass() =>
        Assert.Empty(Broken(Committed(11), Committed(12), Applied(11), Committed(13), Applied(12), Applied(13)));

    [Fact]
    public void A_copy_stands_for_all_that_it_holds() =>
        Assert.Empty(Broken(Committed(11), Committed(12), Committed(13), Copied(12), Applied(13)));

    [Fact]
    public void A_write_that_is_skipped_is_caught() => AssertBroken(Committed(11), Committed(12), Committed(13), Applied(11), Applied(13));

    [Fact]
    public void A_first_write_that_is_skipped_is_caught() => AssertBroken(Committed(11), Committed(12), Applied(12));

    [Fact]
    public void A_write_that_is_applied_twice_is_caught() => AssertBroken(Committed(11), Committed(12), Applied(11), Applied(11));

    [Fact]
    public void Writes_that_change_places_are_caught() => AssertBroken(Committed(11), Committed(12), Committed(13), Applied(11), Applied(13), Applied(12));

    [Fact]
    public void A_write_that_was_never_committed_is_caught() => AssertBroken(Committed(11), Applied(11), Applied(12));

    [Fact]
    public void A_copy_that_loses_applied_writes_is_caught() => AssertBroken(Committed(11), Committed(12), Applied(11), Applied(12), Copied(11));

    [Fact]
    public void A_write_without_a_number_is_caught() => AssertBroken(Committed(11), Committed(13));

    [Fact]
    public void Who_is_started_again_goes_on_after_what_is_on_its_device() =>
        Assert.Empty(Broken(Committed(11), Committed(12), Committed(13), Recovered(12), Applied(13)));

    [Fact]
    public void A_write_on_a_device_that_was_never_committed_is_caught() => AssertBroken(Committed(11), Recovered(12));

    [Fact]
    public void A_write_that_is_skipped_after_a_restart_is_caught() => AssertBroken(Committed(11), Committed(12), Committed(13), Recovered(11), Applied(13));

    [Fact]
    public void A_node_that_is_started_again_without_leaving_is_caught() => AssertBroken(Committed(11), Committed(12), Applied(11), Recovered(11));

    private static WriteReplicated Committed(long sequence) => Fact(Leader, sequence, ReplicationStage.Committed);

    private static WriteReplicated Applied(long sequence) => Fact(Replica, sequence, ReplicationStage.Applied);

    private static WriteReplicated Copied(long sequence) => Fact(Replica, sequence, ReplicationStage.Copied);

    private static WriteReplicated Recovered(long sequence) => Fact(Replica, sequence, ReplicationStage.Recovered);

    private static WriteReplicated Fact(int node, long sequence, ReplicationStage stage) =>
        new(Instant.FromSeconds(1), node, sequence, Instant.FromSeconds(1), stage);

    private static void AssertBroken(params WriteReplicated[] facts) => Assert.Contains(Invariant.WritesAreAppliedOnceInOrder, Broken(facts));

    private static Invariant[] Broken(params WriteReplicated[] facts)
    {
        var checker = new InvariantChecker(ViolationResponse.Collect);
        checker.Observe(new NodeDescribed(Instant.Zero, Leader, "db-1", "db", NodeKind.Database, [], [], false));
        checker.Observe(new NodeDescribed(Instant.Zero, Replica, "db-replica-1", "db", NodeKind.Database, [], [], false));
        checker.Tell(facts.Cast<object>());
        return [.. checker.Violations.Select(violation => violation.Invariant)];
    }
}
