using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.LoadBalancing;

public class BalancerNodeTests
{
    [Fact]
    public void Round_robin_takes_each_in_turn()
    {
        var record = Record.Of(Behind(BalancingPolicy.RoundRobin, 3, 1), seconds: 1);
        var nodes = record.Started.Select(started => started.Node).ToList();

        Assert.True(nodes.Count > 90);
        Assert.All(nodes.Zip(nodes.Skip(3)), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(3, nodes.Take(3).Distinct().Count());
    }

    [Fact]
    public void Random_choice_gives_each_its_share()
    {
        var record = Record.Of(Behind(BalancingPolicy.Random, 4, 1), seconds: 100);
        // 10,000 choices with chance ¼: a standard deviation of 43.
        Assert.All(record.Started.CountBy(started => started.Node), share => Assert.InRange(share.Value, 2_325, 2_675));
    }

    [Fact]
    public void Least_connections_never_sends_to_a_busier_one() => // Two instances, work of 25 ms and 15 ms gaps: never two at one while the other is idle.
        Assert.Equal(1, MostAtOnce(Record.Of(Behind(BalancingPolicy.LeastConnections, 2, 25, 15), seconds: 5)));

    [Fact]
    public void Two_choices_of_two_are_the_less_busy_one() =>
        Assert.Equal(1, MostAtOnce(Record.Of(Behind(BalancingPolicy.TwoChoices, 2, 25, 15), seconds: 5)));

    [Fact]
    public void Random_choice_does_send_to_a_busier_one() => // So that the two tests above can fail.
        Assert.True(MostAtOnce(Record.Of(Behind(BalancingPolicy.Random, 2, 25, 15), seconds: 5)) > 1);

    [Fact]
    public void It_adds_one_hop_each_way()
    {
        var direct = Record.Of(Village.Of(Village.Every(10), Village.Web(new UseCpuStep(Town.Always(5)))), seconds: 1);
        var balanced = Record.Of(Behind(BalancingPolicy.RoundRobin, 1, 5), seconds: 1);

        Assert.All(direct.Finished, fact => Assert.Equal(7, fact.Latency.Milliseconds()));
        Assert.All(balanced.Finished, fact => Assert.Equal(9, fact.Latency.Milliseconds()));
    }

    [Fact]
    public void An_instance_that_is_taken_out_finishes_what_it_has_and_gets_nothing_new()
    {
        var record = Record.Of(Behind(BalancingPolicy.RoundRobin, 2, 200), seconds: 3, (1, new Scale("web", 1)));

        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.DoesNotContain(record.Started, started => started.Node == "web-2" && started.Fact.Time.Milliseconds() > 1_002);
        Assert.Contains(record.Served, served => served.Node == "web-2" && served.Fact.Time.Milliseconds() > 1_100);
        Assert.Equal(["web-2"], record.Gone);
    }

    [Fact]
    public void A_balancer_that_is_no_longer_needed_passes_the_last_answers_on_and_leaves()
    {
        var tier = Village.Web(new SleepStep(Town.Always(200))) with { Instances = 2 };
        var record = Record.Of(Village.Of(Village.Every(10), tier), seconds: 3, (1, new Scale("web", 1)));

        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.Equal(["web-2", "web-balancer"], record.Gone.Order(StringComparer.Ordinal));
    }

    private static SystemDescription Behind(BalancingPolicy policy, int instances, double workMilliseconds, double gapMilliseconds = 10) => Village.Of(
        Village.Every(gapMilliseconds),
        Village.Web(new SleepStep(Town.Always(workMilliseconds))) with { Instances = instances, Balancer = new BalancerOptions(policy) });

    /// <summary>The most requests that one instance had while another had none.</summary>
    private static int MostAtOnce(Record record)
    {
        var starts = record.Started.Select(started => (started.Fact.Time, started.Node, Step: 1));
        var ends = record.Served.Select(served => (served.Fact.Time, served.Node, Step: -1));
        var inside = new Dictionary<string, int>(StringComparer.Ordinal) { ["web-1"] = 0, ["web-2"] = 0 };
        var most = 0;
        foreach (var (_, node, step) in starts.Concat(ends).OrderBy(one => one.Time).ThenBy(one => one.Step))
        {
            inside[node] += step;
            most = inside.Values.Min() == 0 ? Math.Max(most, inside.Values.Max()) : most;
        }

        return most;
    }
}
