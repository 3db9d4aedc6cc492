using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.LoadBalancing;

/// <summary>The policies that know weights, users and time.</summary>
public class BalancingPolicyTests
{
    [Fact]
    public void Weighted_round_robin_gives_each_its_share_evenly_spread()
    {
        var record = Record.Of(Behind(new BalancerOptions(BalancingPolicy.Weighted) { Weights = [5, 1, 1] }, 3), seconds: 7.1);
        var nodes = record.Started.Select(started => started.Node).Take(70).ToList();

        // nginx' own example: a a b a c a a, again and again.
        Assert.Equal(string.Concat(Enumerable.Repeat("1121311", 10)), string.Concat(nodes.Select(node => node[^1])));
    }

    [Fact]
    public void A_user_stays_with_one_instance_and_moves_only_when_it_goes()
    {
        var record = Record.Of(Behind(new BalancerOptions(BalancingPolicy.Random) { Affinity = AffinityKind.User }, 4, Users(40)), seconds: 6, (3.005, new TakeOutNode("web", 2)));
        var before = InstancesOfUsers(record, 0, 3);
        var after = InstancesOfUsers(record, 3.1, 6);

        Assert.Equal(40, before.Count);
        Assert.All(before.Values.Concat(after.Values), instances => Assert.Single(instances));
        Assert.All(before, user => Assert.True(user.Value.Single() == after[user.Key].Single() || user.Value.Single() == "web-2"));
        Assert.DoesNotContain(after.Values, instances => instances.Contains("web-2"));
    }

    [Fact]
    public void Without_affinity_users_go_anywhere() => // So that the test above can fail.
        Assert.All(InstancesOfUsers(Record.Of(Behind(new BalancerOptions(BalancingPolicy.Random), 4, Users(40)), seconds: 6), 0, 6).Values, instances => Assert.True(instances.Count > 1));

    [Fact]
    public void Scaling_out_leaves_sticky_users_where_they_are_and_dropping_affinity_spreads_them()
    {
        var record = Record.Of(
            Behind(new BalancerOptions(BalancingPolicy.Random) { Affinity = AffinityKind.User }, 1, Users(40)), seconds: 9, (3, new Scale("web", 4)), (6, new DropAffinity("web")));

        Assert.All(InstancesOfUsers(record, 0, 6).Values, instances => Assert.Equal(["web-1"], instances));
        Assert.True(record.Started.Count(started => started.Node != "web-1") > 500);
    }

    [Fact]
    public void Consistent_hashing_moves_only_the_users_of_the_instance_that_goes()
    {
        var record = Record.Of(Behind(new BalancerOptions(BalancingPolicy.ConsistentHash), 5, Users(200)), seconds: 6, (3.005, new TakeOutNode("web", 3)));
        var before = InstancesOfUsers(record, 0, 3);
        var after = InstancesOfUsers(record, 3.1, 6);

        Assert.All(before.Values, instances => Assert.Single(instances));
        Assert.All(before, user => Assert.True(user.Value.Single() == after[user.Key].Single() || user.Value.Single() == "web-3"));
        Assert.InRange(before.Count(user => user.Value.Contains("web-3")), 15, 70); // 40 of 200 expected; 100 points each leave a spread of a tenth, and chance
    }

    [Fact]
    public void A_bound_on_the_load_passes_the_rest_on()
    {
        // One user's requests, 10 in flight: without a bound all at one instance, with one at most 1.25 times the mean.
        var load = Village.Every(1) with { Visitors = 1 };
        var web = Village.Web(new SleepStep(Town.Always(10))) with { Instances = 4 };
        var unbound = Record.Of(Village.Of(load, web with { Balancer = new BalancerOptions(BalancingPolicy.ConsistentHash) }), seconds: 2);
        var bound = Record.Of(Village.Of(load, web with { Balancer = new BalancerOptions(BalancingPolicy.ConsistentHash) { LoadBound = 1.25 } }), seconds: 2);

        Assert.Single(unbound.Started.Select(started => started.Node).Distinct());
        var shares = bound.Started.CountBy(started => started.Node).Select(one => one.Value / (double)bound.Started.Count).ToList();
        Assert.Equal(3, shares.Count); // 10 in flight, at most 4 each: 1.25 · 11 / 4 rounded up
        Assert.InRange(shares.Max(), 0.30, 0.42);
    }

    [Fact]
    public void A_new_instance_starts_slowly_and_gets_its_share_in_the_end()
    {
        var record = Record.Of(
            Behind(new BalancerOptions { SlowStart = Duration.FromSeconds(10) }, 2, Village.Every(1)), seconds: 25, (5, new Scale("web", 3)));
        double Share(double from, double to) => Between(record, "web-3", from, to) / (Between(record, null, from, to) / 3.0);

        Assert.InRange(Share(5, 6), 0.05, 0.25);
        Assert.InRange(Share(9.5, 10.5), 0.35, 0.75);
        Assert.InRange(Share(16, 25), 0.98, 1.02);
    }

    [Fact]
    public void A_balancer_forgets_calls_to_an_instance_that_left_without_an_answer()
    {
        // The instance's work takes longer than it may drain: it resets connections after 30 s, and what it cannot answer is given up.
        var record = Record.Of(
            Village.Of(Village.Every(100, timeoutMilliseconds: 3_000_000), Village.Web(new SleepStep(Town.Always(50_000))) with { Instances = 2, Workers = 10_000, Balancer = new BalancerOptions(BalancingPolicy.LeastConnections) }),
            seconds: 60,
            (2, new Scale("web", 1)));

        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Failed);
        Assert.All(record.Finished.Where(fact => fact.Outcome == RequestOutcome.Failed), fact => Assert.InRange(fact.Time.Milliseconds(), 32_000, 32_010));
    }

    private static ClosedLoadOptions Users(int count) => new()
    {
        Name = "users",
        To = "web",
        Tasks = Town.Tasks((Village.Endpoint, 1)),
        Users = count,
        WaitNanoseconds = SmallSystems.Constant(96_000_000),
        SpawnPerSecond = count * 10,
    };

    private static SystemDescription Behind(BalancerOptions balancer, int instances, LoadOptions? load = null) => Village.Of(
        load ?? Village.Every(100), Village.Web() with { Instances = instances, Balancer = balancer });

    private static double Between(Record record, string? node, double from, double to) => record.Started.Count(
        started => (node is null || started.Node == node) && started.Fact.Time.Milliseconds() >= from * 1_000 && started.Fact.Time.Milliseconds() < to * 1_000);

    /// <summary>Users come evenly spread over the first tenth of a second and ask every tenth, so the time of a request says whose it is.</summary>
    private static Dictionary<long, List<string>> InstancesOfUsers(Record record, double fromSeconds, double toSeconds) => record.Started
        .Where(started => started.Fact.Time.Milliseconds() >= fromSeconds * 1_000 && started.Fact.Time.Milliseconds() < toSeconds * 1_000)
        .GroupBy(started => (started.Fact.Time.Nanoseconds - 2_000_000) % 100_000_000)
        .ToDictionary(group => group.Key, group => group.Select(started => started.Node).Distinct().ToList());
}
