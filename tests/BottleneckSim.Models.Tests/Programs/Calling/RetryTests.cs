using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs.Calling;

public class RetryTests
{
    private static readonly BackOff TwentyThenForty = new(Duration.FromMilliseconds(20), 2, Duration.FromSeconds(1), Jitter.None);

    [Fact]
    public void A_call_that_times_out_is_tried_again_after_each_back_off_and_then_fails()
    {
        var record = Record.Of(Chain(new CallPolicy { Retry = new RetryOptions(3, TwentyThenForty) }, backMilliseconds: 50, timeoutMilliseconds: 10), seconds: 2);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Failed, 2.0 + 10 + 20 + 10 + 40 + 10), (fact.Outcome, fact.Latency.Milliseconds())));
        var books = record.Policies[^1];
        Assert.InRange(books.Retries, (2 * books.Calls) - 10, 2 * books.Calls); // Some are not done yet.
        Assert.InRange(books.Attempts - books.Ended, 0, 10);
        Assert.InRange(books.Attempts - record.Started.Count(one => one.Node == "back-1"), 0, 2);
        Assert.All(record.Served.Where(one => one.Node == "back-1"), one => Assert.Equal(RequestOutcome.Succeeded, one.Fact.Outcome)); // Abandoned work goes on.
    }

    [Fact]
    public void The_server_is_told_to_stop_where_the_policy_says_so()
    {
        var policy = new CallPolicy { Retry = new RetryOptions(2, TwentyThenForty), CancelsAbandoned = true };
        var record = Record.Of(Chain(policy, 50, 10, back: new SleepStep(Town.Always(50))), seconds: 2);

        Assert.All(
            record.Served.Where(one => one.Node == "back-1"),
            one => Assert.Equal((RequestOutcome.Cancelled, 10.0), (one.Fact.Outcome, (one.Fact.Time - one.Fact.Arrived).Milliseconds())));
    }

    [Fact]
    public void Without_a_budget_every_failure_is_retried_and_with_one_only_its_share()
    {
        var free = Record.Of(Chain(new CallPolicy { Retry = new RetryOptions(3, TwentyThenForty) }, 50, 10, gapMilliseconds: 2), seconds: 20).Policies[^1];
        var bound = Record.Of(Chain(new CallPolicy { Retry = new RetryOptions(3, TwentyThenForty, new RetryBudgetOptions(0.1, 10)) }, 50, 10, gapMilliseconds: 2), seconds: 20).Policies[^1];

        Assert.InRange(free.Retries, (2 * free.Calls) - 200, 2 * free.Calls);
        Assert.InRange(bound.Retries, (0.1 * bound.Calls) + 5, (0.1 * bound.Calls) + 10);
        Assert.InRange(bound.BudgetRefusals, bound.Calls - 300, bound.Calls);
    }

    [Fact]
    public void A_breaker_opens_refuses_at_once_tries_and_closes_when_the_target_is_well()
    {
        var breaker = new BreakerOptions(5, 0.5, Duration.FromSeconds(1), Duration.FromMilliseconds(500), 2);
        var system = Chain(new CallPolicy { Breaker = breaker }, backMilliseconds: 50, timeoutMilliseconds: 20);
        var record = Record.Of(system, seconds: 6, (3, new SetCpuDemand("back", Village.Endpoint, "work", Town.Always(1))));
        var before = record.Finished.Where(fact => fact.Time.Milliseconds() is > 500 and < 3_000).ToList();

        Assert.All(record.Finished.Where(fact => fact.Time.Milliseconds() > 4_000), fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.True(before.Count(fact => fact.Outcome == RequestOutcome.Refused && fact.Latency.Milliseconds() == 2) > 100);
        Assert.Contains(record.Policies, books => books.State == BreakerState.Open);
        Assert.InRange(record.Policies[^1].Openings, 4, 8);
        Assert.Equal(BreakerState.Closed, record.Policies[^1].State);
    }

    [Fact]
    public void A_server_skips_work_that_comes_too_late_for_the_deadline()
    {
        var late = Record.Of(Overloaded(new CallPolicy()), seconds: 5);
        var skipping = Record.Of(Overloaded(new CallPolicy { PropagatesDeadline = true }), seconds: 5);

        Assert.True(LongestStay(late) > 1_000);
        Assert.InRange(LongestStay(skipping), 100, 121); // At most until the deadline, and then what it had begun.
    }

    [Fact]
    public void A_policy_on_a_cache_makes_a_refusal_a_miss()
    {
        var policy = new CallPolicy { Breaker = new BreakerOptions(1, 0, Duration.FromSeconds(1), Duration.FromSeconds(100), 1) };
        var cache = new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1_000 * 1_024, CommandDemand = Town.Always(400) };
        var web = Village.Web(new CacheStep("cache", "items", [new SleepStep(Town.Always(3))], Duration.FromMilliseconds(5)) { Policy = policy });
        var record = Record.Of(Village.Of(Village.Every(1_000), web, cache) with { KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("items", 10)) }, seconds: 5.5);

        Assert.Equal(10, record.Finished[0].Latency.Milliseconds()); // 1 + 5 + 3 + nothing for storing: it has opened + 1
        Assert.All(record.Finished.Skip(1), fact => Assert.Equal((RequestOutcome.Succeeded, 5.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    [Fact]
    public void Clients_that_retry_make_one_request_of_all_their_attempts()
    {
        var load = Village.Every(100, timeoutMilliseconds: 10) with { Policy = new CallPolicy { Retry = new RetryOptions(3, TwentyThenForty) } };
        var record = Record.Of(Village.Of(load, Village.Web(new SleepStep(Town.Always(50)))), seconds: 2.05);

        Assert.InRange(record.Finished.Count, 18, 20);
        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.TimedOut, 90.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.Equal(3 * record.Finished.Count, record.Started.Count(one => one.Fact.Time.Milliseconds() < record.Finished[^1].Time.Milliseconds()));
    }

    [Fact]
    public void A_refused_first_attempt_may_succeed_later()
    {
        var web = Village.Web(new SleepStep(Town.Always(30))) with { Workers = 1, AcceptQueue = 0 };
        var load = Village.Every(20) with { Policy = new CallPolicy { Retry = new RetryOptions(5, new BackOff(Duration.FromMilliseconds(13), 1, Duration.FromSeconds(1), Jitter.None)) } };
        var record = Record.Of(Village.Of(load, web), seconds: 3);

        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Succeeded && fact.Latency.Milliseconds() > 40);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Retries_give_a_system_two_stable_states_and_a_budget_leaves_it_one(bool isTriggered, bool collapses)
    {
        var free = Goodput(null, isTriggered);
        var bound = Goodput(new RetryBudgetOptions(0.1, 10), isTriggered);

        Assert.True(bound > 0.95, $"with a budget {bound}");
        Assert.True(collapses ? free < 0.2 : free > 0.98, $"without a budget {free}");
    }

    /// <summary>Share of requests answered in the last 20 of 80 seconds; the trigger is a spike from 10 s to 15 s.</summary>
    private static double Goodput(RetryBudgetOptions? budget, bool isTriggered)
    {
        var load = Village.Every(1_000 / 60.0, timeoutMilliseconds: 400) with
        {
            Process = ArrivalProcess.Poisson,
            Policy = new CallPolicy { Retry = new RetryOptions(5, new BackOff(Duration.FromMilliseconds(50), 2, Duration.FromSeconds(1), Jitter.Full), budget) },
        };
        var web = Village.Web(new UseCpuStep(Town.Exponential(10))) with { Cpu = new CpuOptions(1), Workers = 1, AcceptQueue = 1_000 };
        var record = isTriggered
            ? Record.Of(Village.Of(load, web), 80, (10, new SetArrivals("users", 400)), (15, new SetArrivals("users", 60)))
            : Record.Of(Village.Of(load, web), 80);
        var late = record.Finished.Where(fact => fact.Issued.Milliseconds() is > 60_000 and < 75_000).ToList();
        return late.Count(fact => fact.Outcome == RequestOutcome.Succeeded) / (double)late.Count;
    }

    /// <summary>The longest that any call was at its server, in milliseconds.</summary>
    private static double LongestStay(Record record) =>
        record.Served.Where(one => one.Node == "back-1").Max(one => (one.Fact.Time - one.Fact.Arrived).Milliseconds());

    /// <summary>A server for half of what is asked of it, with a long queue.</summary>
    private static SystemDescription Overloaded(CallPolicy policy) => Chain(policy, backMilliseconds: 20, timeoutMilliseconds: 100, gapMilliseconds: 10, backWorkers: 1);

    private static SystemDescription Chain(
        CallPolicy policy, double backMilliseconds, double timeoutMilliseconds, double gapMilliseconds = 20, int backWorkers = 100, Step? back = null)
    {
        var pool = new PoolOptions("back", "back", 1_000, Duration.FromSeconds(1));
        var call = new CallStep("back", Village.Endpoint, pool.Name, Duration.FromNanoseconds((long)(timeoutMilliseconds * 1e6))) { Policy = policy };
        var web = Village.Web(call) with { Pools = Town.Named(one => one.Name, pool), Workers = 1_000 };
        var server = Village.Tier("back", back ?? new UseCpuStep(Town.Always(backMilliseconds))) with { Cpu = new CpuOptions(backWorkers), Workers = backWorkers };
        return Village.Of(Village.Every(gapMilliseconds), web, server);
    }
}
