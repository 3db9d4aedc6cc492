using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Recovery;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>A database whose nodes are restarted on new machines, one after the other.</summary>
public sealed class RollingRestartTests
{
    private const int Start = 5;

    private static readonly ResizeCpu Bigger = new("db", 8, 1);

    [Theory]
    [InlineData(1, "instance 2, instance 3, instance 1")]
    [InlineData(2, "instances 2, 3, instance 1")]
    [InlineData(9, "instances 2, 3, instance 1")]
    public void Replicas_are_restarted_first_and_the_leader_last(int atOnce, string expected)
    {
        var ledger = Ledger.Of(System(new ReplicaOptions(2)), 1, 20, (Start, Bigger with { MaximumUnavailable = atOnce }));

        Assert.Equal(expected, string.Join(", ", ledger.Timeline.Changes.Where(change => change.Kind == "roll-on").Select(change => change.Description["db: restart ".Length..])));
        Assert.All(ledger.Timeline.Changes, change => Assert.NotNull(change.Completed));
    }

    [Theory]
    [InlineData(SynchronousReplicas.None)]
    [InlineData(SynchronousReplicas.All)]
    public void All_rows_that_somebody_was_told_of_are_there_and_writes_fail_only_while_the_leader_is_away(SynchronousReplicas synchronous)
    {
        var ledger = Ledger.Of(System(new ReplicaOptions(2) { Synchronous = synchronous }), 2, 20, (Start, Bigger), (12, new SetArrivals("users", 0.001)));
        var failed = ledger.Finished.Where(request => request.Outcome != RequestOutcome.Succeeded).Select(request => (request.Issued - Instant.Zero).TotalSeconds).ToList();

        Assert.InRange(failed.Min(), Start + 2 - 0.1, Start + 2 + 0.1); // Two replicas boot for a second each.
        Assert.InRange(failed.Max(), Start + 3 - 0.1, Start + 3 + 0.1);
        Assert.Single(ledger.RowsOfLatest("a", "db-1", "db-replica-1", "db-replica-2").Distinct());
        Assert.InRange(ledger.Rows[("db-1.2", "b")], Ledger.RowsAtStart + ((long)Ledger.RowsOfStatement * ledger.Succeeded), Ledger.RowsAtStart + ((long)Ledger.RowsOfStatement * ledger.Finished.Count));
        Assert.Equal(0, (ledger.Rows[("db-1.2", "a")] - Ledger.RowsAtStart) % Ledger.RowsOfTransaction);
    }

    [Fact]
    public void No_log_is_applied_again_by_a_database_that_was_stopped_in_order()
    {
        var ledger = Ledger.Of(System(null), 1, 12, (Start, Bigger));

        Assert.Equal("db: restart instance 1", ledger.Timeline.Changes[^1].Description);
        Assert.InRange(ledger.Timeline.Changes[^1].Taken!.Value.TotalSeconds, 1, 1.01); // Nothing but the boot: a crash would have left seconds of log.
    }

    [Fact]
    public void Replicas_with_a_processor_of_their_own_keep_it_and_go_on()
    {
        var ledger = Ledger.Of(System(new ReplicaOptions(2) { Cpu = new CpuOptions(2) }), 1, 12, (Start, Bigger));

        Assert.Equal("db: restart instance 1", Assert.Single(ledger.Timeline.Changes, change => change.Kind == "roll-on").Description);
    }

    [Fact]
    public void Shards_are_not_restarted_so()
    {
        var system = System(null);
        var sharded = system with { Tiers = system.Tiers.SetItem("db", (DatabaseOptions)system.Tiers["db"] with { Shards = new ShardOptions(2, "hot") }) };

        Assert.Contains("'db' is a sharded database", Assert.Throws<ChangeRefusedException>(() => Bigger.Apply(sharded)).Message, StringComparison.Ordinal);
    }

    private static SystemDescription System(ReplicaOptions? replicas) => Ledger.System(Ledger.Database() with { Replicas = replicas }, 5);
}
