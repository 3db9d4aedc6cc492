using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>The nodes of a database with replicas boot as all machines do.</summary>
public sealed class ReplicaBootTests
{
    private const int Boot = 3;

    [Fact]
    public void A_new_replica_boots_before_it_asks_for_its_copy()
    {
        var record = ReplicationRecord.Of(System(null), 20, (5, new AddReplicas("db", 1, ReadRouting.Replicas)));

        var copied = Assert.Single(record.Writes, write => write.Node == Replicated.First && write.Fact.Stage == ReplicationStage.Copied).Fact.Time;
        Assert.InRange(Seconds(copied), 5 + Boot, 5 + Boot + 0.01);
        Assert.True(Seconds(record.Samples.Where(sample => sample.Node == Replicated.First).Min(sample => sample.Fact.Time)) >= 5 + Boot);
        Assert.True(record.StatementsAt(Replicated.First, 12) > 500);
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void Boot_and_copy_belong_to_the_change_that_added_the_replica_whatever_comes_meanwhile()
    {
        var timeline = new ChangeTimeline();
        using var engine = new SequentialEngine(System(null), 1, timeline);
        engine.Apply(new AddReplicas("db", 1), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromSeconds(1));
        engine.Apply(new ResizeBufferPool("db", 600L << 20), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromSeconds(15));

        var (added, resized) = (timeline.Changes[0], timeline.Changes[1]);
        Assert.InRange(added.Taken!.Value.TotalSeconds, Boot + 0.1, Boot + 5);
        Assert.Equal(Duration.Zero, resized.Taken);
    }

    [Fact]
    public void While_the_leader_boots_writes_are_refused_and_replicas_are_read_which_then_go_on_with_its_log()
    {
        var record = ReplicationRecord.Of(System(new ReplicaOptions(2) { Reads = ReadRouting.Replicas }), 25, (5, new CrashNode("db", 1)), (6, new RestartNode("db", 1)));

        Assert.DoesNotContain(record.Writes, write => write.Fact.Stage == ReplicationStage.Committed && write.Fact.Time > ReplicationRecord.At(5.1) && write.Fact.Time < ReplicationRecord.At(6 + Boot));
        Assert.Contains(record.Finished, request => request.Outcome != RequestOutcome.Succeeded && request.Issued > ReplicationRecord.At(6.5) && request.Issued < ReplicationRecord.At(6 + Boot - 0.5));
        foreach (var replica in (string[])[Replicated.First, Replicated.Second])
        {
            Assert.True(record.Statements.Count(read => read.Node == replica && read.Fact.Started > ReplicationRecord.At(6.5) && read.Fact.Started < ReplicationRecord.At(6 + Boot - 0.5)) > 50);
            var applied = record.Writes.First(write => write.Node == replica && write.Fact.Stage == ReplicationStage.Applied && write.Fact.Time > ReplicationRecord.At(5.1)).Fact.Time;
            Assert.InRange(Seconds(applied), 6 + Boot, 6 + Boot + 0.1);
            Assert.True(record.Samples.Last(sample => sample.Node == replica).Fact.IsReadable);
            Assert.True(record.StatementsAt(replica, 20) > 200);
        }

        Assert.All(record.Finished.Where(request => request.Issued > ReplicationRecord.At(20)), request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    public void After_all_have_crashed_they_come_back_in_any_order(int first, int second, int third)
    {
        var crashes = ((double, Change)[])[(5, new CrashNode("db", 1)), (5, new CrashNode("db", 2)), (5, new CrashNode("db", 3))];
        var starts = ((double, Change)[])[(6, new RestartNode("db", first)), (7, new RestartNode("db", second)), (8, new RestartNode("db", third))];
        var record = ReplicationRecord.Of(System(new ReplicaOptions(2) { Synchronous = SynchronousReplicas.All, Reads = ReadRouting.Replicas }), 25, [.. crashes, .. starts]);

        Assert.All((string[])[Replicated.First + ".2", Replicated.Second + ".2"], replica => Assert.True(record.Samples.Last(sample => sample.Node == replica).Fact.IsReadable));
        Assert.All(record.Finished.Where(request => request.Issued > ReplicationRecord.At(20)), request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    private static double Seconds(Instant instant) => (instant - Instant.Zero).TotalSeconds;

    private static SystemDescription System(ReplicaOptions? replicas) =>
        Shop.System(Replicated.Database(replicas, Replicated.Pay, Replicated.Read) with { Boot = Duration.FromSeconds(Boot) }, 200);
}
