using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Nodes;

/// <summary>An instance that a change adds boots before it serves.</summary>
public class BootTests
{
    private static WebOptions Web(int instances) => Village.Web(new SleepStep(Town.Always(1))) with
    {
        Instances = instances,
        Boot = Duration.FromSeconds(2),
        Balancer = instances > 1 ? new BalancerOptions() : null,
    };

    [Fact]
    public void A_new_instance_gets_nothing_while_it_boots_and_its_share_from_then_on()
    {
        var record = Record.Of(Village.Of(Village.Every(10), Web(2)), seconds: 5, (1, new Scale("web", 3)));
        var served = record.Served.Where(one => one.Node == "web-3").Select(one => one.Fact.Time.Milliseconds()).ToList();

        Assert.DoesNotContain(record.Finished, request => request.Outcome != RequestOutcome.Succeeded);
        Assert.InRange(served.Min(), 3_000, 3_050);
        Assert.InRange(served.Count, 195 / 3, 205 / 3);
    }

    [Fact]
    public void The_only_instance_goes_on_serving_while_its_first_peer_boots()
    {
        var record = Record.Of(Village.Of(Village.Every(10), Web(1)), seconds: 5, (1, new Scale("web", 2)));

        Assert.DoesNotContain(record.Finished, request => request.Outcome != RequestOutcome.Succeeded);
        Assert.InRange(record.Served.Where(one => one.Node == "web-2").Min(one => one.Fact.Time.Milliseconds()), 3_000, 3_050);
    }

    [Fact]
    public void An_instance_that_is_started_again_after_a_crash_refuses_until_it_has_booted()
    {
        var record = Record.Of(Village.Of(Village.Every(10), Web(1)), seconds: 6, (1, new CrashNode("web", 1)), (2, new RestartNode("web", 1)));
        var lost = record.Finished.Where(request => request.Outcome != RequestOutcome.Succeeded).Select(request => request.Issued.Milliseconds()).ToList();

        Assert.InRange(lost.Min(), 980, 1_010);
        Assert.InRange(lost.Max(), 3_980, 4_010);
        Assert.InRange(lost.Count, 298, 302);
    }

    [Fact]
    public void With_health_checks_it_must_pass_them_too()
    {
        var web = Web(2) with { Balancer = new BalancerOptions { HealthCheck = new HealthCheckOptions { Interval = Duration.FromMilliseconds(500), Timeout = Duration.FromMilliseconds(100), HealthyAfter = 3 } } };
        var record = Record.Of(Village.Of(Village.Every(10), web), seconds: 6, (1.1, new Scale("web", 3)));

        Assert.DoesNotContain(record.Finished, request => request.Outcome != RequestOutcome.Succeeded);
        Assert.InRange(record.Started.Where(one => one.Node == "web-3").Min(one => one.Fact.Time.Milliseconds()), 4_500, 4_600);
    }

    [Fact]
    public void An_instance_that_is_removed_while_it_boots_is_gone_at_once_and_never_serves()
    {
        var record = Record.Of(Village.Of(Village.Every(10), Web(2)), seconds: 5, (1, new Scale("web", 3)), (2, new Scale("web", 2)));

        Assert.Contains("web-3", record.Gone);
        Assert.DoesNotContain(record.Served, one => one.Node == "web-3");
        Assert.DoesNotContain(record.Finished, request => request.Outcome != RequestOutcome.Succeeded);
    }

    [Fact]
    public void What_is_there_from_the_start_does_not_boot()
    {
        var record = Record.Of(Village.Of(Village.Every(10), Web(3)), seconds: 1);

        Assert.Equal(3, record.Served.Where(one => one.Fact.Time.Milliseconds() < 100).Select(one => one.Node).Distinct().Count());
    }
}
