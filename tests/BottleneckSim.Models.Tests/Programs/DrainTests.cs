using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs;

public class DrainTests
{
    [Fact]
    public void What_is_not_done_thirty_seconds_after_the_removal_sees_its_connection_reset()
    {
        var record = Record.Of(TwoServers(workSeconds: 45), seconds: 60, (10, new Scale("web", 1)));
        var reset = record.Finished.Where(fact => fact.Outcome == RequestOutcome.Failed).ToList();

        Assert.NotEmpty(reset);
        Assert.All(reset, fact => Assert.Equal(40_002, fact.Time.Milliseconds())); // Over the balancer to the user.
        Assert.Contains("web-2", record.Gone);
    }

    [Fact]
    public void What_is_done_by_then_is_answered_and_the_server_leaves_early()
    {
        var record = Record.Of(TwoServers(workSeconds: 12), seconds: 40, (10, new Scale("web", 1)));

        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.Equal(["web-2", "web-balancer"], record.Gone.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_server_that_is_leaving_takes_no_part_in_later_changes()
    {
        var record = Record.Of(TwoServers(workSeconds: 12), seconds: 40, (10, new Scale("web", 1)), (11, new SetWorkers("web", 2)), (12, new Scale("web", 2)));

        Assert.Contains("web-2", record.Gone);
        Assert.Contains("web-2.2", record.Names);
        Assert.DoesNotContain("web-2.2", record.Gone);
    }

    /// <summary>A request a second, each a long wait for something outside, without a balancer of its own choosing.</summary>
    private static SystemDescription TwoServers(double workSeconds) =>
        Village.Of(Village.Every(1_000), Village.Web(new SleepStep(Town.Always(workSeconds * 1_000))) with { Instances = 2 });
}
