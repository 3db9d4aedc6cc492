using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Resources.Connections;

public class ConnectionPoolTests
{
    [Fact]
    public void No_more_calls_than_connections_are_under_way_before_and_after_a_resize()
    {
        var record = Record.Of(Crowded(size: 4), seconds: 6, (2, new SetPool("web", "back", 2)), (4, new SetPool("web", "back", 7)));

        Assert.Equal(4, MostUnderWay(record, 500, 2_000));
        Assert.Equal(2, MostUnderWay(record, 2_100, 4_000)); // Busy connections close when they come back: within a call's 52 ms.
        Assert.Equal(7, MostUnderWay(record, 4_000, 6_000));
    }

    [Fact]
    public void Waiters_get_the_new_connections_at_once_in_their_order()
    {
        var record = Record.Of(Crowded(size: 1), seconds: 3, (1.0005, new SetPool("web", "back", 4)));

        Assert.Equal(3, record.Calls.Count(call => call.Started.Milliseconds() == 1_000.5));
        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.Equal(record.Finished.Select(fact => fact.Request).Order(), record.Finished.Select(fact => fact.Request));
    }

    [Fact]
    public void More_waiters_than_allowed_are_refused_and_their_workers_freed_however_many_they_are()
    {
        var system = Crowded(size: 1, maximumWaiting: 1, workers: 1_000);
        var record = Record.Of(system, seconds: 3);

        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Refused && fact.Latency.Milliseconds() == 2);
        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Succeeded);
    }

    /// <summary>A request every 5 ms calls a tier that takes 50 ms, through a pool.</summary>
    private static SystemDescription Crowded(int size, int maximumWaiting = 10_000, int workers = 10_000)
    {
        var pool = new PoolOptions("back", "back", size, PoolOptions.DefaultTimeout, maximumWaiting);
        var call = new CallStep("back", Village.Endpoint, pool.Name, Duration.FromSeconds(5));
        return Village.Of(
            Village.Every(5),
            Village.Web(call) with { Workers = workers, Pools = Town.Named(one => one.Name, pool) },
            Village.Tier("back", new SleepStep(Town.Always(50))));
    }

    /// <summary>The most calls that were under way at any instant, of those that have ended.</summary>
    private static int MostUnderWay(Record record, double fromMilliseconds, double toMilliseconds) => record.Calls
        .Where(call => call.Started.Milliseconds() >= fromMilliseconds && call.Started.Milliseconds() < toMilliseconds - 60)
        .Max(one => record.Calls.Count(other => other.Started <= one.Started && one.Started < other.Time));
}
