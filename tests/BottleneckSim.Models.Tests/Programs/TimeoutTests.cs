using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs;

public class TimeoutTests
{
    [Theory]
    [InlineData(50, 100)]
    [InlineData(43, 20)] // The late answer comes while a later request waits in its place.
    public void A_user_who_gives_up_ignores_the_late_answer_and_the_server_goes_on(double workMilliseconds, double gapMilliseconds)
    {
        var web = Village.Web(new SleepStep(Town.Always(workMilliseconds)));
        var record = Record.Of(Village.Of(Village.Every(gapMilliseconds, timeoutMilliseconds: 10), web), seconds: 2);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.TimedOut, 10.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.All(record.Served, served => Assert.Equal((RequestOutcome.Succeeded, workMilliseconds), (served.Fact.Outcome, (served.Fact.Time - served.Fact.Arrived).Milliseconds())));
        Assert.Equal(record.Finished.Count, record.Finished.Select(fact => fact.Request).Distinct().Count());
    }

    [Fact]
    public void A_call_that_times_out_fails_its_request_and_the_callee_finishes_for_nobody()
    {
        var record = Record.Of(Chain(backMilliseconds: 50, timeoutMilliseconds: 20), seconds: 2);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Failed, 22.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.All(record.Calls, call => Assert.Equal(RequestOutcome.TimedOut, call.Outcome));
        Assert.All(record.Served.Where(served => served.Node == "back-1"), served => Assert.Equal(RequestOutcome.Succeeded, served.Fact.Outcome));
    }

    [Fact]
    public void A_call_that_is_answered_in_time_does_not_time_out_later()
    {
        var record = Record.Of(Chain(backMilliseconds: 5, timeoutMilliseconds: 20), seconds: 2);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Succeeded, 9.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.All(record.Calls, call => Assert.Equal(RequestOutcome.Succeeded, call.Outcome));
    }

    [Fact]
    public void A_wait_for_a_connection_ends_at_the_pools_time_out_and_no_call_is_made()
    {
        var record = Record.Of(Chain(backMilliseconds: 75, timeoutMilliseconds: 1_000, poolSize: 1, poolTimeoutMilliseconds: 30), seconds: 4);
        var failed = record.Finished.Where(fact => fact.Outcome == RequestOutcome.Failed).ToList();

        Assert.NotEmpty(failed);
        Assert.All(failed, fact => Assert.Equal(32, fact.Latency.Milliseconds()));
        Assert.InRange(record.Calls.Count, 40, 53);
        Assert.All(record.Calls, call => Assert.Equal(RequestOutcome.Succeeded, call.Outcome));
    }

    [Fact]
    public void A_connection_whose_call_timed_out_serves_the_next_at_once()
    {
        var record = Record.Of(Chain(backMilliseconds: 500, timeoutMilliseconds: 10, poolSize: 1), seconds: 2);

        Assert.All(record.Finished, fact => Assert.InRange(fact.Latency.Milliseconds(), 12, 12)); // Nobody waits for the pool: calls are 20 ms apart.
    }

    [Fact]
    public void A_cache_that_does_not_answer_is_a_miss()
    {
        var cache = new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1_000 * 1_024, CommandDemand = Town.Always(400) };
        var web = Village.Web(new CacheStep("cache", "items", [new SleepStep(Town.Always(3))], Duration.FromMilliseconds(5)));
        var system = Village.Of(Village.Every(1_000), web, cache) with { KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("items", 10)) };
        var record = Record.Of(system, seconds: 5);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Succeeded, 15.0), (fact.Outcome, fact.Latency.Milliseconds()))); // 1 + 5 + 3 + 5 + 1
    }

    [Fact]
    public void A_full_accept_queue_refuses_at_once()
    {
        var web = Village.Web(new SleepStep(Town.Always(95))) with { Workers = 1, AcceptQueue = 2 };
        var record = Record.Of(Village.Of(Village.Every(10), web), seconds: 2);
        var refused = record.Finished.Where(fact => fact.Outcome == RequestOutcome.Refused).ToList();

        Assert.True(refused.Count > 150);
        Assert.All(refused, fact => Assert.Equal(2, fact.Latency.Milliseconds()));
        Assert.All(record.Finished.Where(fact => fact.Outcome == RequestOutcome.Succeeded), fact => Assert.InRange(fact.Latency.Milliseconds(), 97, 287));
    }

    /// <summary>A request every 20 ms calls a second tier through a pool.</summary>
    private static SystemDescription Chain(double backMilliseconds, double timeoutMilliseconds, int poolSize = 100, double poolTimeoutMilliseconds = 30_000)
    {
        var pool = new PoolOptions("back", "back", poolSize, Duration.FromNanoseconds((long)(poolTimeoutMilliseconds * 1e6)));
        var web = Village.Web(new CallStep("back", Village.Endpoint, pool.Name, Duration.FromNanoseconds((long)(timeoutMilliseconds * 1e6)))) with
        {
            Pools = Town.Named(one => one.Name, pool),
        };
        return Village.Of(Village.Every(20), web, Village.Tier("back", new SleepStep(Town.Always(backMilliseconds))));
    }
}
