using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases.Recovery;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Replication.CatchUps;

/// <summary>Replicas that were away, or whose leader was.</summary>
public sealed class CatchUpTests
{
    private const string Again = Replicated.First + ".2";

    private static SystemDescription System { get; } = Replicated.System(Replicated.Replaying(1, 0.005), 200);

    [Fact]
    public void A_replica_that_was_away_is_sent_just_the_log_that_it_lacks()
    {
        var record = ReplicationRecord.Of(System, 20, (3, new CrashNode("db", 2)), (6, new RestartNode("db", 2)));

        var before = record.Writes.Where(write => write.Node == Replicated.First && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact.Sequence).ToList();
        var after = record.Writes.Where(write => write.Node == Again && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact.Sequence).ToList();
        Assert.Equal(Enumerable.Range(0, before.Count + after.Count).Select(number => before[0] + number), before.Concat(after));
        Assert.DoesNotContain(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied);

        // Beside the pages that the leader reads anyway, all that it reads is the log, of records that are all of one size.
        var undisturbed = ReplicationRecord.Of(System, 20);
        var lacked = record.Writes.Count(write => write.Node == Replicated.Leader && write.Fact.Time < ReplicationRecord.At(6.0005)) - before.Count;
        var pending = record.Samples.First(sample => sample.Fact.PendingRecords > 0).Fact;
        var sizes = pending.PendingBytes / pending.PendingRecords;
        Assert.InRange(lacked, 250, 350);
        Assert.True(record.StatementsAt(Again, 10) > 900);
        Assert.True(record.LagSeconds(Again, 15).Max() < 0.01);
        Assert.InRange(LeaderRead(record, 10) - LeaderRead(undisturbed, 10), (lacked - 1) * sizes, (lacked + 1) * sizes);
    }

    [Fact]
    public void Restarting_is_complete_once_everything_that_was_written_meanwhile_is_applied_by_the_one_process()
    {
        // A request every 40 ms writes 24 records of rows and index entries, which take 12 ms. One hundred requests are made while the replica is away, 25 while it boots.
        var database = Ledger.Database() with { Replicas = new ReplicaOptions(1) { ReplayRecord = Duration.FromMicroseconds(500) } };
        var ledger = Ledger.Of(Ledger.System(database, 40), 1, 20, (2, new CrashNode("db", 2)), (6, new RestartNode("db", 2)));

        Assert.InRange((ledger.Timeline.Changes[^1].Taken!.Value - Duration.FromSeconds(1)).TotalSeconds, 124 * 0.012, 127 * 0.012);
        Assert.Equal(ledger.Rows[("db-1", "a")], ledger.Rows[("db-replica-1.2", "a")]);
    }

    [Fact]
    public void After_a_crash_of_the_leader_replicas_follow_it_from_where_they_were()
    {
        var record = ReplicationRecord.Of(System, 20, (3, new CrashNode("db", 1)), (6, new RestartNode("db", 1)));

        var applied = record.Writes.Where(write => write.Node == Replicated.First && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact.Sequence).ToList();
        Assert.Equal(Enumerable.Range(0, applied.Count).Select(number => applied[0] + number), applied);
        Assert.DoesNotContain(record.Writes, write => write.Fact.Stage == ReplicationStage.Copied);
        Assert.True(record.LagSeconds(Replicated.First, 15).Max() < 0.01);
        Assert.True(record.LagSeconds(Replicated.First, 15).Count > 400);
    }

    [Fact]
    public void A_replica_that_lacks_more_than_is_kept_copies_the_database()
    {
        var system = Replicated.System(Replicated.Replaying(1, 0.005) with { LogRetentionBytes = 1L << 20 }, 2_000);
        var record = ReplicationRecord.Of(system, 20, (1, new CrashNode("db", 2)), (8, new RestartNode("db", 2)));

        Assert.Contains(record.Writes, write => write.Node == Again && write.Fact.Stage == ReplicationStage.Copied);
        Assert.True(record.LagSeconds(Again, 18).Max() < 0.01);
    }

    [Fact]
    public void A_replica_that_is_to_follow_other_tables_when_it_is_back_copies_the_database()
    {
        var narrow = System with { Tiers = System.Tiers.SetItem("db", Replicated.Database(Replicated.Replaying(1, 0.005) with { Tables = [] }, Replicated.Pay, Replicated.Read)) };
        var record = ReplicationRecord.Of(narrow, 20, (3, new CrashNode("db", 2)), (4, new SetReplicatedTables("db", ["orders"])), (6, new RestartNode("db", 2)));

        Assert.Contains(record.Writes, write => write.Node == Again && write.Fact.Stage == ReplicationStage.Copied);
        Assert.True(record.LagSeconds(Again, 15).Count > 400);
    }

    [Fact]
    public void A_replica_that_never_came_up_is_not_waited_for()
    {
        var system = System with { Tiers = System.Tiers.SetItem("db", (Models.Databases.DatabaseOptions)System.Tiers["db"] with { Crashed = [2] }) };
        var record = ReplicationRecord.Of(system, 20, (3, new RestartNode("db", 2)));

        Assert.Contains(record.Writes, write => write.Node == Again && write.Fact.Stage == ReplicationStage.Copied && write.Fact.Time < ReplicationRecord.At(3.1));
    }

    [Fact]
    public void Whoever_crashes_or_is_restarted_in_the_end_all_hold_the_same_rows_and_what_was_told_is_among_them()
    {
        var stories = from seed in Gen.Choose(1, 1_000_000)
                      from crashes in Gen.Choose(0, 3).Zip(Gen.Choose(20_000, 1_200_000)).ArrayOf(5)
                      from synchronous in Gen.Elements(SynchronousReplicas.None, SynchronousReplicas.One, SynchronousReplicas.All)
                      from wakeUp in Gen.Elements(0, 50_000)
                      from retention in Gen.Elements(1L << 20, 256L << 20)
                      select (seed, crashes, synchronous, wakeUp, retention);
        Prop.ForAll(stories.ToArbitrary(), story =>
        {
            var replicas = new ReplicaOptions(2) { Synchronous = story.synchronous, ReplayRecord = Duration.FromMicroseconds(100), LogRetentionBytes = story.retention };
            var system = Ledger.System(Ledger.Database(story.wakeUp) with { Replicas = replicas }, 3);
            var (at, changes, down) = (0.0, new List<(double, Change)>(), new SortedSet<int>());
            foreach (var (instance, microseconds) in story.crashes)
            {
                at += microseconds / 1e6;
                if (instance == 0)
                {
                    changes.Add((at, new ResizeCpu("db", 5 + changes.Count, 1 + (story.seed % 3))));
                    continue;
                }

                changes.Add((at, down.Remove(instance) ? new RestartNode("db", instance) : new CrashNode("db", down.Add(instance) ? instance : 0)));
            }

            changes.AddRange(down.Select(instance => (at + 0.5, (Change)new RestartNode("db", instance))));
            changes.Add((at + 10, new SetArrivals("users", 0.001)));
            var ledger = Ledger.Of(system, (ulong)story.seed, at + 40, [.. changes]);
            var lives = (string[])["db-1", "db-replica-1", "db-replica-2"];
            var (ofTransactions, ofStatements) = (ledger.RowsOfLatest("a", lives), ledger.RowsOfLatest("b", lives));
            return ofTransactions.Distinct().Count() == 1 && ofStatements.Distinct().Count() == 1
                && (ofTransactions[0] - Ledger.RowsAtStart) % Ledger.RowsOfTransaction == 0
                && ofStatements[0] - Ledger.RowsAtStart >= (long)Ledger.RowsOfStatement * ledger.Succeeded
                && ledger.Finished.Any(request => request.Outcome == RequestOutcome.Succeeded && request.Issued > Instant.FromNanoseconds((long)(at * 1e9)));
        }).Check(seed: 41, tests: 40);
    }

    private static long LeaderRead(ReplicationRecord record, double at) =>
        record.Disks.Last(disk => disk.Node == Replicated.Leader && disk.Fact.Time <= ReplicationRecord.At(at)).Fact.ReadBytes;
}
