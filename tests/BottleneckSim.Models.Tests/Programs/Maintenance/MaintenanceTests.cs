using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Maintenance;
using BottleneckSim.Models.Programs.Maintenance.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Tests.Programs.Maintenance;

public class MaintenanceTests
{
    private const int Leaves = 8;

    [Fact]
    public void Synchronised_maintenance_begins_on_every_node_at_each_whole_period()
    {
        var ends = Ends(Record.Of(Fan(Computing(100, 20) with { IsSynchronised = true }), seconds: 1.05));

        Assert.Equal(Leaves, ends.Count);
        Assert.All(ends.Values, instants => Assert.Equal([120, 220, 320, 420, 520, 620, 720, 820, 920, 1020], instants));
    }

    [Fact]
    public void Each_node_has_an_offset_of_its_own_otherwise_and_keeps_the_period()
    {
        var ends = Ends(Record.Of(Fan(Computing(100, 20)), seconds: 1.05));

        Assert.Equal(Leaves, ends.Values.Select(instants => instants[0]).Distinct().Count());
        Assert.All(ends.Values, instants => Assert.All(instants.Zip(instants.Skip(1)), pair => Assert.Equal(100, pair.Second - pair.First, 6)));
    }

    [Fact]
    public void A_run_that_is_not_over_makes_the_next_one_fall_out()
    {
        var ends = Ends(Record.Of(Fan(Computing(30, 50) with { IsSynchronised = true }), seconds: 0.4));

        Assert.All(ends.Values, instants => Assert.Equal([80, 140, 200, 260, 320, 380], instants));
    }

    [Fact]
    public void A_root_that_waits_for_all_leaves_nearly_always_meets_one_at_work_unless_all_work_at_once()
    {
        var alone = Share(null);
        var apart = Share(Computing(200, 10));
        var together = Share(Computing(200, 10) with { IsSynchronised = true });

        Assert.Equal(0, alone);
        Assert.InRange(together, 0.04, 0.08); // Those that meet 10 of 200 ms, with half the processor each: 5 %, and a little for those that overlap.
        Assert.InRange(apart, 0.25, 0.48); // Eight nodes, each at another time: at most eight times that.

        static double Share(MaintenanceOptions? maintenance)
        {
            var finished = Record.Of(Fan(maintenance, Village.Every(7)), seconds: 20).Finished;
            return finished.Count(fact => fact.Latency > Duration.FromMilliseconds(3)) / (double)finished.Count;
        }
    }

    [Fact]
    public void It_stops_when_it_is_taken_away_and_begins_anew_at_the_next_instant()
    {
        var plan = Computing(100, 20) with { IsSynchronised = true };
        var ends = Ends(Record.Of(Fan(plan), 1, (0.25, new SetMaintenance("leaf", null)), (0.65, new SetMaintenance("leaf", plan))));

        Assert.All(ends.Values, instants => Assert.Equal([120, 220, 720, 820, 920], instants));
    }

    [Fact]
    public void A_node_that_is_removed_finishes_the_run_it_has_and_begins_no_other()
    {
        var record = Record.Of(Fan(Computing(100, 50) with { IsSynchronised = true }), 2, (0.12, new Scale("leaf", 1)));

        Assert.Contains("leaf-2", record.Gone);
        Assert.Equal([150], Ends(record)["leaf-2"]);
    }

    [Fact]
    public void A_lock_that_only_maintenance_takes_is_a_lock_of_the_node()
    {
        var locking = new MaintenanceOptions(Duration.FromMilliseconds(100), [new LockStep("compaction", [new UseCpuStep(Town.Always(20), "compact")])]) { IsSynchronised = true };

        Assert.All(Ends(Record.Of(Fan(locking), seconds: 0.25)).Values, instants => Assert.Equal([120, 220], instants));
    }

    [Fact]
    public void What_asks_another_node_is_no_maintenance()
    {
        var asking = new MaintenanceOptions(Duration.FromSeconds(1), [new CallStep("leaf", SmallSystems.Endpoint, null, Duration.FromSeconds(1))]);

        var refusal = Assert.Throws<InvalidSystemException>(() => Record.Of(Fan(asking), seconds: 1));
        Assert.Equal("Maintenance is a node's own work and asks no other node, as CallStep does.", refusal.Message);
        Assert.True(MaintenanceOptions.AsksAnother(new TransactionStep("db", []))); // Even with nothing to do it commits.
    }

    private static MaintenanceOptions Computing(double everyMilliseconds, double milliseconds) =>
        new(Duration.FromNanoseconds((long)(everyMilliseconds * 1e6)), [new UseCpuStep(Town.Always(milliseconds), "compact")]);

    /// <summary>A root that asks eight leaves of one core each and waits for all.</summary>
    private static SystemDescription Fan(MaintenanceOptions? maintenance, LoadOptions? load = null)
    {
        var call = new CallStep("leaf", SmallSystems.Endpoint, null, Duration.FromSeconds(5));
        var root = SmallSystems.Web(cores: 64, workers: 1_000, SmallSystems.Constant(0));
        var leaf = SmallSystems.Web(cores: 1, workers: 100, SmallSystems.Constant(2_000_000)) with
        {
            Name = "leaf",
            Instances = Leaves,
            Balancer = new BalancerOptions(BalancingPolicy.RoundRobin),
            Maintenance = maintenance,
        };
        var system = SmallSystems.OneTier(load ?? SmallSystems.Poisson(0.001), root with
        {
            Endpoints = SmallSystems.Named(new EndpointOptions(SmallSystems.Endpoint, [new ParallelStep([[call]]) { Copies = Leaves }]), endpoint => endpoint.Name),
        });
        return system with { Tiers = system.Tiers.Add("leaf", leaf) };
    }

    /// <summary>When each node's processor ended what took it longer than a request does, in milliseconds.</summary>
    private static Dictionary<string, List<double>> Ends(Record record) => record.Work
        .Where(work => work.Node.StartsWith("leaf-", StringComparison.Ordinal) && work.Fact.WorkUnits > 0 && work.Fact.Resource == 0)
        .GroupBy(work => work.Node, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(work => work.Fact.Time.Nanoseconds / 1e6).ToList(), StringComparer.Ordinal);
}
