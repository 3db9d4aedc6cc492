using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Replication;

public sealed class ReplicaChangeTests
{
    [Fact]
    public void A_new_replica_copies_the_database_first_and_is_read_from_only_then()
    {
        var database = Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Replicated.Pay, Replicated.Read) with { Boot = Duration.Zero };

        var record = ReplicationRecord.Of(Shop.System(database, 200), 20, (5, new AddReplicas("db", 1, ReadRouting.Replicas)));

        var ready = record.Samples.First(sample => sample.Fact.IsReadable).Fact.Time;
        var first = record.Statements.First(statement => statement.Node == Replicated.First).Fact.Started;

        // About 130 MB are read here, sent, and written there, one after the other.
        Assert.InRange((ready - Instant.Zero).TotalSeconds, 5.3, 8);
        Assert.True(first > ready - Duration.FromMilliseconds(100));
        Assert.True(ReadBytes(record, 9) - ReadBytes(record, 5) > 50L << 20);
        Assert.True(record.StatementsAt(Replicated.First, 10) > 900);
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void What_is_written_during_the_copy_is_applied_after_it()
    {
        var database = Replicated.Database(null, Replicated.Pay, Replicated.Read);

        var record = ReplicationRecord.Of(Shop.System(database, 400), 20, (5, new AddReplicas("db", 2)));

        foreach (var replica in new[] { Replicated.First, Replicated.Second })
        {
            var copied = Assert.Single(record.Writes, write => write.Node == replica && write.Fact.Stage == ReplicationStage.Copied).Fact.Sequence;
            var applied = record.Writes.Where(write => write.Node == replica && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact.Sequence).ToList();
            Assert.Equal(Enumerable.Range(1, applied.Count).Select(number => copied + number), applied);
            Assert.True(applied.Count > 2_500);
            Assert.True(record.LagSeconds(replica, 15).Max() < 0.01);
        }
    }

    [Fact]
    public void A_replica_that_is_taken_out_finishes_its_reads()
    {
        var system = Replicated.System(Replicated.Replaying(2, 0.005), 400);

        var record = ReplicationRecord.Of(system, 10, (3, new RemoveReplicas("db", 1)), (6, new RemoveReplicas("db", 1)));

        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.Equal(0, record.StatementsAt(Replicated.Second, 3.1));
        Assert.Equal(0, record.StatementsAt(Replicated.First, 6.1));
        Assert.True(record.StatementsAt(Replicated.First, 3.1) > 300);
    }

    [Fact]
    public void A_replica_that_is_added_again_is_a_new_machine_with_a_new_copy()
    {
        var system = Replicated.System(Replicated.Replaying(1, 0.005), 100);
        var remove = new RemoveReplicas("db", 1);

        var record = ReplicationRecord.Of(system, 15, (3, remove), (5, remove.Inverse(system)));

        Assert.Contains(record.Writes, write => write.Node == Replicated.First + ".2" && write.Fact.Stage == ReplicationStage.Copied);
        Assert.True(record.StatementsAt(Replicated.First + ".2", 10) > 200);
    }

    [Fact]
    public void A_replica_that_falls_too_far_behind_gives_up_and_copies_anew()
    {
        var replicas = Replicated.Replaying(1, 20) with { LogRetentionBytes = 1L << 20 };
        var database = Replicated.Database(replicas, Replicated.Pay, Replicated.Read) with { MaximumConnections = 400 };

        var record = ReplicationRecord.Of(Shop.System(database, 2_000, 400), 20);

        Assert.Contains(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied);
        Assert.All(record.Samples, sample => Assert.True(sample.Fact.PendingBytes <= 2L << 20));
        Assert.Contains(record.Samples, sample => !sample.Fact.IsReadable);
    }

    [Theory]
    [InlineData(SynchronousReplicas.None, 0)]
    [InlineData(SynchronousReplicas.One, 20)]
    [InlineData(SynchronousReplicas.All, 20)]
    public void A_synchronous_commit_waits_for_a_round_trip_to_the_replicas(SynchronousReplicas synchronous, double milliseconds)
    {
        var system = Replicated.System(Replicated.Replaying(2, 0.005), 100);
        var (without, with) = (Commit(SynchronousReplicas.None), Commit(synchronous));

        // The replica's own flush comes on top.
        Assert.InRange((with - without) * 1e3, milliseconds, milliseconds * 1.05);

        double Commit(SynchronousReplicas wait)
        {
            var record = ReplicationRecord.Of(
                system with { Links = system.Links.SetItem(new("db", "db"), new(Duration.FromMilliseconds(10))) }, 10, (0, new SetSynchronous("db", wait)));
            return record.Statements.Where(statement => statement.Node == Replicated.Leader).Average(statement => (statement.Fact.Time - statement.Fact.Started).TotalSeconds);
        }
    }

    [Fact]
    public void Commits_that_wait_are_let_go_when_they_need_not_wait_any_longer()
    {
        var system = Replicated.System(Replicated.Replaying(1, 0.005) with { Synchronous = SynchronousReplicas.All }, 100);
        system = system with { Links = system.Links.SetItem(new("db", "db"), new(Duration.FromSeconds(1))) };

        var record = ReplicationRecord.Of(system, 8, (4, new CrashNode("db", 2)));

        var before = record.Statements.Where(statement => statement.Node == Replicated.Leader && statement.Fact.Time < ReplicationRecord.At(4));
        var after = record.Statements.Where(statement => statement.Node == Replicated.Leader && statement.Fact.Started > ReplicationRecord.At(4));
        Assert.All(before, statement => Assert.True(statement.Fact.Time - statement.Fact.Started > Duration.FromSeconds(2)));
        Assert.All(after, statement => Assert.True(statement.Fact.Time - statement.Fact.Started < Duration.FromMilliseconds(50)));
        Assert.NotEmpty(before);
        Assert.NotEmpty(after);
    }

    [Fact]
    public void Fewer_tables_mean_fewer_writes_for_a_replica_and_the_lag_stops_growing()
    {
        var audit = Orders.WithIndexes("id") with { Name = "audit" };
        var note = new InsertOptions { Name = "note", Table = "audit" };
        var replicas = Replicated.Replaying(1, 4);
        var database = Replicated.Database(replicas, Replicated.Pay, Replicated.Read, note);
        database = database with { Tables = database.Tables.Add("audit", audit) };
        var system = Shop.System(database, 450, 400);
        var ordersOnly = new SetReplicatedTables("db", ["orders"]);

        var record = ReplicationRecord.Of(system, 60, (10, ordersOnly), (45, ordersOnly.Inverse(system)));

        Assert.True(LagAt(record, 9.9) > 3);
        Assert.True(LagAt(record, 44.9) < 0.2);
        Assert.Contains(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied);
    }

    [Fact]
    public void More_replicas_than_are_allowed_and_edits_of_none_are_refused()
    {
        var without = Shop.System(Replicated.Database(null, Replicated.Read), 1);
        var with = Replicated.System(new ReplicaOptions(30), 1);

        Assert.Equal(
            "Replicas of 'db' must be 1 to 32, not 33.", Assert.Throws<ChangeRefusedException>(() => new AddReplicas("db", 3).Apply(with)).Message);
        foreach (var change in new Change[] { new RemoveReplicas("db", 1), new SetSynchronous("db", SynchronousReplicas.One), new SetReadRouting("db", null, ReadRouting.Leader) })
        {
            Assert.Equal("Database 'db' has no replicas; add-replicas gives it some.", Assert.Throws<ChangeRefusedException>(() => change.Apply(without)).Message);
        }

        Assert.Equal(
            "Query 'pay-order' writes: it always goes to the leader.",
            Assert.Throws<ChangeRefusedException>(() => new SetReadRouting("db", Replicated.Pay.Name, ReadRouting.Replicas).Apply(with)).Message);
    }

    private static long ReadBytes(ReplicationRecord record, double at) =>
        record.Disks.Last(disk => disk.Node == Replicated.Leader && disk.Fact.Time <= ReplicationRecord.At(at)).Fact.ReadBytes;

    private static double LagAt(ReplicationRecord record, double at) =>
        record.Samples.Last(sample => sample.Node == Replicated.First && sample.Fact.Time <= ReplicationRecord.At(at)).Fact.Lag.TotalSeconds;
}
