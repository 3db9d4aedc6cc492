using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.LoadBalancing.Health;

public class HealthCheckTests
{
    private static readonly HealthCheckOptions Checks = new()
    {
        Interval = Duration.FromMilliseconds(100),
        Timeout = Duration.FromMilliseconds(50),
        UnhealthyAfter = 3,
        HealthyAfter = 2,
    };

    [Fact]
    public void A_crashed_instance_is_taken_out_after_its_failures_and_its_successor_is_used()
    {
        var record = Record.Of(System(Checks), seconds: 6, (2.05, new CrashNode("web", 2)), (4.05, new RestartNode("web", 2)));

        // Every other request fails until three checks have: at most 300 ms.
        Assert.Empty(Failed(record, 0, 2_040));
        Assert.InRange(Failed(record, 2_040, 6_000).Count, 10, 20);
        Assert.Empty(Failed(record, 2_400, 6_000));
        Assert.Contains(record.Started, started => started.Node == "web-2.2");
        Assert.DoesNotContain(record.Started, started => started.Node == "web-2" && started.Fact.Time.Milliseconds() > 2_050);
    }

    [Fact]
    public void Without_checks_a_crashed_instance_goes_on_getting_its_share() // So that the test above can fail.
    {
        var record = Record.Of(System(null), seconds: 4, (2.05, new CrashNode("web", 2)));

        Assert.InRange(Failed(record, 3_000, 4_000).Count, 49, 51);
    }

    [Fact]
    public void When_all_fail_all_are_tried()
    {
        var record = Record.Of(System(Checks), seconds: 4, (1, new CrashNode("web", 1)), (1, new CrashNode("web", 2)), (3, new RestartNode("web", 1)));

        Assert.Equal(100, Failed(record, 1_500, 2_500).Count);
        Assert.Empty(Failed(record, 3_500, 4_000));
    }

    [Fact]
    public void A_check_by_an_endpoint_finds_an_instance_that_answers_too_late()
    {
        var system = Village.Of(
            Village.Every(20),
            Village.Web(new SleepStep(Town.Always(80))) with { Instances = 2, Balancer = new BalancerOptions { HealthCheck = Checks with { Endpoint = Village.Endpoint } } });
        var record = Record.Of(system, seconds: 3, (1.5, new SetHealthCheck("web", null)));

        // All are too slow for the check, so all are tried; each check is a request of its own.
        Assert.InRange(record.Started.Count - record.Issued.Count, 26, 32);
        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
    }

    [Fact]
    public void Health_changes_after_so_many_results_in_a_row()
    {
        var backend = new Backend(0, Instant.Zero);
        bool After(params bool[] results) => results.Select(result => HealthMonitor.Judge(backend, Checks, result)).ToList().Count > 0 && backend.IsHealthy;

        Assert.True(After(false, false, true, false, false));
        Assert.False(After(false));
        Assert.False(After(true, false, true));
        Assert.True(After(true));
    }

    private static SystemDescription System(HealthCheckOptions? check) => Village.Of(
        Village.Every(10), Village.Web(new SleepStep(Town.Always(1))) with { Instances = 2, Balancer = new BalancerOptions { HealthCheck = check } });

    private static List<RequestFinished> Failed(Record record, double from, double to) =>
        [.. record.Finished.Where(fact => fact.Outcome != RequestOutcome.Succeeded && fact.Issued.Milliseconds() >= from && fact.Issued.Milliseconds() < to)];
}
