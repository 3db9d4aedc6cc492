using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Replication;

public sealed class ReplicaPartitionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_while_the_link_is_cut_is_applied_once_and_in_order_after_it_healed(bool isOneWay)
    {
        var cut = new Partition(new PartitionEnd("db", 1), new PartitionEnd("db", 2), isOneWay);

        var record = ReplicationRecord.Of(
            Replicated.System(Replicated.Replaying(1, 0.005), 200), 12, (3, new PartitionNetwork(cut)), (6, new HealNetwork(cut)));

        var applied = Applied(record);
        var committed = record.Writes.Where(write => write.Node == Replicated.Leader && write.Fact.Stage == ReplicationStage.Committed).Select(write => write.Fact.Sequence);
        Assert.Equal(committed.Take(applied.Count), applied.Select(write => write.Sequence));
        Assert.DoesNotContain(applied, write => write.Time > ReplicationRecord.At(3.1) && write.Time < ReplicationRecord.At(6));
        Assert.DoesNotContain(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied);
        Assert.InRange(record.LagSeconds(Replicated.First, 3.1).Max(), 2.8, 3);
        Assert.True(record.LagSeconds(Replicated.First, 7).Max() < 0.01);
        Assert.True(applied.Count > 1_000);
    }

    [Fact]
    public void A_replica_cut_off_for_longer_than_the_log_is_kept_copies_anew_when_the_link_heals()
    {
        var cut = new Partition(new PartitionEnd("db", 1), new PartitionEnd("db", 2));
        var replicas = Replicated.Replaying(1, 0.005) with { LogRetentionBytes = 1L << 20 };

        var record = ReplicationRecord.Of(Replicated.System(replicas, 2_000), 30, (3, new PartitionNetwork(cut)), (15, new HealNetwork(cut)));

        var copied = Assert.Single(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied).Fact;
        var after = Applied(record).Where(write => write.Time > copied.Time).ToList();
        Assert.True(copied.Time > ReplicationRecord.At(15) && copied.Time < ReplicationRecord.At(15.1));
        Assert.Equal(Enumerable.Range(1, after.Count).Select(number => copied.Sequence + number), after.Select(write => write.Sequence));
        Assert.True(record.LagSeconds(Replicated.First, 28).Max() < 0.05);
    }

    [Fact]
    public void A_synchronous_commit_waits_until_the_link_has_healed()
    {
        var cut = new Partition(new PartitionEnd("db", 1), new PartitionEnd("db", 2));
        var system = Replicated.System(Replicated.Replaying(1, 0.005) with { Synchronous = SynchronousReplicas.All }, 100);

        var record = ReplicationRecord.Of(system, 8, (3, new PartitionNetwork(cut)), (5, new HealNetwork(cut)));

        var during = record.Statements
            .Where(statement => statement.Node == Replicated.Leader && statement.Fact.Started > ReplicationRecord.At(3) && statement.Fact.Started < ReplicationRecord.At(4.9)).ToList();
        Assert.NotEmpty(during);
        Assert.All(during, statement => Assert.InRange((statement.Fact.Time - ReplicationRecord.At(5)).TotalSeconds, 0, 0.1));
    }

    private static List<WriteReplicated> Applied(ReplicationRecord record) =>
        [.. record.Writes.Where(write => write.Node == Replicated.First && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact)];
}
