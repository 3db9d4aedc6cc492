using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Recovery;

/// <summary>What a database that crashed has when it is back.</summary>
public class CrashRecoveryTests
{
    private const double Boot = 1;

    [Fact]
    public void Rows_that_somebody_was_told_of_are_never_lost_and_of_a_transaction_all_rows_are_there_or_none()
    {
        var stories = from seed in Gen.Choose(1, 1_000_000)
                      from crashes in Gen.Choose(50_000, 900_000).ArrayOf(3)
                      from wakeUp in Gen.Elements(0, 50_000)
                      from replicas in Gen.Elements(0, 0, 1, 2)
                      select (seed, crashes, wakeUp, replicas);
        var held = 0L;
        Prop.ForAll(stories.ToArbitrary(), story =>
        {
            var database = Ledger.Database(story.wakeUp) with
            {
                Replicas = story.replicas == 0 ? null : new ReplicaOptions(story.replicas) { Synchronous = SynchronousReplicas.One },
            };
            var (at, changes) = (0.0, new List<(double, Change)>());
            foreach (var microseconds in story.crashes)
            {
                changes.Add((at += microseconds / 1e6, new CrashNode("db", 1)));
                changes.Add((at += 0.1, new RestartNode("db", 1)));
                at += Boot;
            }

            changes.Add((at + 1, new SetArrivals("users", 0.001)));
            var ledger = Ledger.Of(Ledger.System(database), (ulong)story.seed, at + 8, [.. changes]);
            var (byTransaction, byStatement) = (ledger.Rows[("db-1.4", "a")] - Ledger.RowsAtStart, ledger.Rows[("db-1.4", "b")] - Ledger.RowsAtStart);
            var (least, most) = (ledger.Succeeded, ledger.Finished.Count);
            held += (byTransaction / Ledger.RowsOfTransaction) - least;
            return least > 100
                && byTransaction % Ledger.RowsOfTransaction == 0 && byStatement % Ledger.RowsOfStatement == 0
                && byTransaction / Ledger.RowsOfTransaction >= byStatement / Ledger.RowsOfStatement
                && byStatement / Ledger.RowsOfStatement >= least && byTransaction / Ledger.RowsOfTransaction <= most;
        }).Check(seed: 31, tests: 40);
        Assert.True(held > 0, "nothing was ever durable and not yet told when the database crashed, so that the test shows little");
    }

    [Fact]
    public void A_database_that_crashes_while_nothing_is_in_flight_comes_back_with_just_the_rows_that_it_had()
    {
        var ledger = Ledger.Of(
            Ledger.System(Ledger.Database()), 1, 12, (2, new SetArrivals("users", 0.001)), (4, new CrashNode("db", 1)), (6, new RestartNode("db", 1)));

        Assert.Equal(Ledger.RowsAtStart + (Ledger.RowsOfTransaction * (long)ledger.Succeeded), ledger.Rows[("db-1.2", "a")]);
        Assert.Equal(ledger.Rows[("db-1", "a")], ledger.Rows[("db-1.2", "a")]);
        Assert.Equal(ledger.Rows[("db-1", "b")], ledger.Rows[("db-1.2", "b")]);
        Assert.True(ledger.Succeeded > 1_000);
    }

    [Fact]
    public void Before_it_serves_it_applies_the_log_since_the_last_checkpoint_record_by_record()
    {
        // Two tables with one index each: two records a row. All reads take no time here.
        var ledger = Ledger.Of(
            Ledger.System(Ledger.Database()), 1, 12, (2, new SetArrivals("users", 0.001)), (4, new CrashNode("db", 1)), (6, new RestartNode("db", 1)));
        var records = 2L * (Ledger.RowsOfTransaction + Ledger.RowsOfStatement) * ledger.Succeeded;

        var taken = ledger.Timeline.Changes[^1].Taken!.Value - Duration.FromSeconds(1);
        Assert.InRange(taken.Nanoseconds, records * 5_000, (records * 5_000) + 10_000);
    }

    [Fact]
    public void A_checkpoint_of_five_minutes_leaves_nothing_to_apply_of_what_was_written_before()
    {
        var ledger = Ledger.Of(
            Ledger.System(Ledger.Database(), 10), 1, 312, (2, new SetArrivals("users", 0.001)), (304, new CrashNode("db", 1)), (306, new RestartNode("db", 1)));

        Assert.Equal(Duration.FromSeconds(1), ledger.Timeline.Changes[^1].Taken);
        Assert.Equal(ledger.Rows[("db-1", "a")], ledger.Rows[("db-1.2", "a")]);
        Assert.True(ledger.Rows[("db-1", "a")] > Ledger.RowsAtStart);
    }

    [Fact]
    public void A_second_crash_while_it_boots_loses_nothing_either()
    {
        var ledger = Ledger.Of(
            Ledger.System(Ledger.Database()), 1, 12, (2, new SetArrivals("users", 0.001)), (4, new CrashNode("db", 1)), (6, new RestartNode("db", 1)),
            (6.5, new CrashNode("db", 1)), (7, new RestartNode("db", 1)), (7, new CrashNode("db", 1)), (8, new RestartNode("db", 1)));

        Assert.Equal(ledger.Rows[("db-1", "a")], ledger.Rows[("db-1.4", "a")]);
        Assert.True(ledger.Rows[("db-1", "a")] > Ledger.RowsAtStart);
    }

    [Fact]
    public void Until_it_has_recovered_it_refuses_requests_and_afterwards_it_serves()
    {
        var ledger = Ledger.Of(Ledger.System(Ledger.Database() with { Boot = Duration.Zero }), 3, 6, (2, new CrashNode("db", 1)), (3, new RestartNode("db", 1)));
        var recovered = Instant.FromSeconds(3) + ledger.Timeline.Changes[^1].Taken!.Value;

        Assert.InRange((recovered - Instant.FromSeconds(3)).TotalSeconds, 0.01, 1);
        Assert.DoesNotContain(ledger.Statements, statement => statement.Time > Instant.FromSeconds(2) && statement.Time < recovered);
        Assert.Contains(ledger.Finished, request => request.Issued > Instant.FromSeconds(3) && request.Time < recovered && request.Outcome != RequestOutcome.Succeeded);
        Assert.All(ledger.Finished.Where(request => request.Issued > recovered), request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Commits_that_are_flushed_and_wait_for_a_replica_that_is_cut_off_are_there_afterwards(bool areTransactions)
    {
        var database = Ledger.Database() with { Replicas = new ReplicaOptions(1) { Synchronous = SynchronousReplicas.All } };
        var system = Counters.System(Village.Every(10), database, 1, areTransactions ? Ledger.Transaction : Ledger.Statement);
        var cut = new PartitionNetwork(new Partition(new PartitionEnd("db", 1), new PartitionEnd("db", 2)));

        var ledger = Ledger.Of(system, 1, 12, (2, cut), (5.105, new SetArrivals("users", 0.001)), (5.15, new CrashNode("db", 1)), (7, new RestartNode("db", 1)));

        Assert.InRange(ledger.Succeeded, 190, 200);
        var requests = areTransactions
            ? (ledger.Rows[("db-1.2", "a")] - Ledger.RowsAtStart) / Ledger.RowsOfTransaction
            : (ledger.Rows[("db-1.2", "b")] - Ledger.RowsAtStart) / Ledger.RowsOfStatement;
        Assert.Equal(510, requests);
    }

    [Fact]
    public void A_run_with_a_crash_repeats_bit_for_bit()
    {
        string Digest() => Ledger.Of(Ledger.System(Ledger.Database(20_000)), 5, 6, (2.0015, new CrashNode("db", 1)), (3, new RestartNode("db", 1))).Digest;

        Assert.Equal(Digest(), Digest());
    }

    [Fact]
    public void A_machine_that_is_lost_with_its_device_has_a_successor_that_begins_anew()
    {
        var blueprint = SystemCompiler.Compile(Ledger.System(Ledger.Database()));
        var database = blueprint.Nodes.Single(node => node.Name == "db-1");

        var replaced = SystemCompiler.Replace(blueprint, new HashSet<int> { database.Index });
        var restarted = blueprint.After(new CrashNode("db", 1)).After(new RestartNode("db", 1));

        Assert.Null(replaced.Nodes.Single(node => node.Name == "db-1.2").Predecessor);
        Assert.Equal(database.Index, restarted.Nodes.Single(node => node.Name == "db-1.2").Predecessor);
    }
}
