using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Replication;

public sealed class ReadRoutingTests
{
    private const string WriteThenRead = "PUT /order";

    [Fact]
    public void Reads_go_to_the_leader_unless_somebody_says_otherwise()
    {
        var record = ReplicationRecord.Of(Replicated.System(new ReplicaOptions(2), 200), 5);

        Assert.All(record.Statements, statement => Assert.Equal(Replicated.Leader, statement.Node));
        Assert.True(record.Count(Replicated.First, ReplicationStage.Applied) > 300);
    }

    [Fact]
    public void Reads_of_replicas_are_spread_over_them_and_writes_stay_with_the_leader()
    {
        var record = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(2, 0.005), 400), 10);

        Assert.InRange(record.StatementsAt(Replicated.First), record.StatementsAt(Replicated.Second) - 1, record.StatementsAt(Replicated.Second) + 1);
        Assert.True(record.StatementsAt(Replicated.First) > 800);
        Assert.All(
            record.Statements,
            statement => Assert.Equal(statement.Fact.RowsReturned == 0, statement.Node == Replicated.Leader));
    }

    [Fact]
    public void A_query_may_say_for_itself_where_it_is_read()
    {
        var replicas = Replicated.Replaying(1, 0.005);
        var database = Replicated.Database(replicas, Replicated.Pay, Replicated.Read with { Reads = ReadRouting.Leader }, Shop.RecentOrders);

        var record = ReplicationRecord.Of(Shop.System(database, 300), 5);

        Assert.All(
            record.Statements.Where(statement => statement.Node == Replicated.First),
            statement => Assert.True(statement.Fact.RowsReturned > 1));
        Assert.True(record.StatementsAt(Replicated.First) > 300);
    }

    [Fact]
    public void A_read_of_a_replica_is_stale_for_as_long_as_the_replica_has_not_applied_the_write()
    {
        // One user writes a key and reads it at once; each write takes 50 ms to apply.
        var record = ReplicationRecord.Of(OneWriter(Replicated.Replaying(1, 50)), 20);

        Assert.True(record.StaleReads.Count > 80);
        Assert.Equal(record.StatementsAt(Replicated.First), record.StaleReads.Count);
        Assert.All(record.StaleReads, read => Assert.InRange(read.Fact.Age.TotalSeconds, 0.0005, 0.06));
        Assert.Equal(record.StaleReads.Count, record.Samples[^1].Fact.StaleReads);
    }

    [Fact]
    public void A_write_still_on_its_way_makes_a_read_stale_too()
    {
        // 20 ms of latency between the leader and its replica; applied at once.
        var system = OneWriter(Replicated.Replaying(1, 0));
        system = system with
        {
            DefaultLink = new(Duration.FromMicroseconds(250)),
            Links = system.Links.Add(new("db", "db"), new(Duration.FromMilliseconds(20))),
        };

        var record = ReplicationRecord.Of(system, 20);

        // The answer and the read pass through the balancer, too: what is read was committed 40 ms before, and applied 20 ms before.
        Assert.Empty(record.StaleReads);

        var others = Shop.System(Replicated.Database(Replicated.Replaying(1, 0), Replicated.Pay, Replicated.Read), 400, 400) with
        {
            KeySpaces = SmallSystems.Named(new KeySpaceOptions(Shop.Keys, 1), keys => keys.Name),
            Links = system.Links,
        };
        var busy = ReplicationRecord.Of(others, 20);
        var ages = busy.StaleReads.Select(read => read.Fact.Age.TotalSeconds).ToList();

        // Writes of the one key come 200 times a second: a read finds one on its way unless none was committed in the last 20 ms, e^−4.
        Assert.InRange(ages.Count / (double)busy.StatementsAt(Replicated.First), 0.97, 0.99);
        Assert.All(ages, age => Assert.InRange(age, 0, 0.021));
    }

    [Fact]
    public void Who_reads_their_own_writes_never_sees_a_stale_one()
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var record = ReplicationRecord.Of(OneWriter(Replicated.Replaying(2, 50) with { Reads = ReadRouting.ReadYourWrites }), seed, 20);

            Assert.Empty(record.StaleReads);
            Assert.True(record.Statements.Count > 150);
        }
    }

    [Fact]
    public void A_user_whose_writes_are_applied_is_read_to_by_replicas_again()
    {
        var quick = ReplicationRecord.Of(OneWriter(Replicated.Replaying(1, 0.01) with { Reads = ReadRouting.ReadYourWrites }, pauseMilliseconds: 100), 20);
        var slow = ReplicationRecord.Of(OneWriter(Replicated.Replaying(1, 50) with { Reads = ReadRouting.ReadYourWrites }, pauseMilliseconds: 5), 20);

        Assert.True(quick.StatementsAt(Replicated.First) > 60);
        Assert.Empty(quick.StaleReads);
        Assert.Equal(0, slow.StatementsAt(Replicated.First));
    }

    [Fact]
    public void Routing_can_be_changed_while_requests_are_in_flight_and_back()
    {
        var system = Replicated.System(Replicated.Replaying(1, 0.005), 400);
        var toLeader = new SetReadRouting("db", null, ReadRouting.Leader);

        var record = ReplicationRecord.Of(system, 9, (3, toLeader), (6, toLeader.Inverse(system)));

        Assert.DoesNotContain(record.Statements, statement => statement.Node == Replicated.First && Between(statement.Fact.Started, 3.01, 6));
        Assert.Contains(record.Statements, statement => statement.Node == Replicated.First && Between(statement.Fact.Started, 6.01, 9));
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
    }

    [Fact]
    public void Reads_go_to_the_other_replica_when_health_checks_find_one_crashed_and_to_the_leader_when_both_are()
    {
        var database = Replicated.Database(Replicated.Replaying(2, 0.005), Replicated.Pay, Replicated.Read) with
        {
            Balancer = new() { HealthCheck = new() { Interval = Duration.FromMilliseconds(200), Timeout = Duration.FromMilliseconds(50) } },
        };

        var record = ReplicationRecord.Of(Shop.System(database, 200), 15, (5, new CrashNode("db", 2)), (10, new CrashNode("db", 3)));

        Assert.DoesNotContain(record.Statements, statement => statement.Node == Replicated.First && Between(statement.Fact.Started, 5, 15));
        Assert.DoesNotContain(record.Statements, statement => statement.Node == Replicated.Second && Between(statement.Fact.Started, 10, 15));
        Assert.Contains(record.Statements, statement => statement.Node == Replicated.Leader && statement.Fact.RowsReturned > 0 && Between(statement.Fact.Started, 11, 15));
        Assert.All(record.Finished.Where(request => Between(request.Issued, 12, 15)), request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.InRange(record.Finished.Count(request => request.Outcome != RequestOutcome.Succeeded), 1, 120);
    }

    /// <summary>One user who writes an order and, after a pause, reads the one order that there is.</summary>
    private static SystemDescription OneWriter(ReplicaOptions replicas, double pauseMilliseconds = 0)
    {
        var database = Replicated.Database(replicas, Replicated.Pay, Replicated.Read);
        var web = new WebOptions
        {
            Name = "web",
            Cpu = new CpuOptions(2),
            Workers = 10,
            Pools = SmallSystems.Named(new PoolOptions("db", "db", 5, PoolOptions.DefaultTimeout), pool => pool.Name),
            Endpoints = SmallSystems.Named(
                new EndpointOptions(
                    WriteThenRead,
                    [
                        new QueryStep(Replicated.Pay.Name, "db", CallStep.DefaultTimeout),
                        new SleepStep(Town.Always(pauseMilliseconds)),
                        new QueryStep(Replicated.Read.Name, "db", CallStep.DefaultTimeout),
                    ]),
                endpoint => endpoint.Name),
        };
        var user = new ClosedLoadOptions
        {
            Name = "user",
            To = "web",
            Tasks = Town.Tasks((WriteThenRead, 1)),
            Users = 1,
            SpawnPerSecond = 1,
            WaitNanoseconds = new UniformDistribution(1e8, 3e8),
        };
        return new SystemDescription
        {
            Tiers = Town.Named<TierOptions>(tier => tier.Name, database, web),
            Loads = SmallSystems.Named<LoadOptions>(user, load => load.Name),
            DefaultLink = new(Duration.FromMicroseconds(250)),
            KeySpaces = SmallSystems.Named(new KeySpaceOptions(Shop.Keys, 1), keys => keys.Name),
        };
    }

    private static bool Between(Instant at, double from, double to) => at >= ReplicationRecord.At(from) && at < ReplicationRecord.At(to);
}
