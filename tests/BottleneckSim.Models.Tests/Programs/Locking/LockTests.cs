using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs.Locking;

public class LockTests
{
    [Fact]
    public void No_more_get_through_than_one_in_the_time_that_the_lock_is_held()
    {
        var record = Record.Of(Village.Of(Village.Every(5), Village.Web(Sleep(7), Held(10))), seconds: 3.001);
        var finished = record.Finished.Select(fact => fact.Time.Milliseconds()).ToList();

        Assert.All(finished.Zip(finished.Skip(1)), pair => Assert.Equal(10, pair.Second - pair.First, 6));
        Assert.Equal([.. record.Finished.Select(fact => fact.Request).Order()], record.Finished.Select(fact => fact.Request)); // First come, first served.
        Assert.InRange(record.Finished.Count, 295, 300);
    }

    [Fact]
    public void A_wait_for_a_lock_ends_at_its_time_out_and_the_request_fails()
    {
        var step = Held(100) with { Timeout = Duration.FromMilliseconds(30) };
        var record = Record.Of(Village.Of(Village.Every(40), Village.Web(step)), seconds: 3);

        Assert.Contains(record.Finished, fact => fact.Outcome == RequestOutcome.Succeeded);
        Assert.All(record.Finished, fact => Assert.Contains((fact.Outcome, fact.Latency.Milliseconds()), new[] { (RequestOutcome.Succeeded, 102.0), (RequestOutcome.Succeeded, 122.0), (RequestOutcome.Failed, 32.0) }));
    }

    [Fact]
    public void Keys_have_locks_of_their_own()
    {
        var keyed = Village.Of(Village.Every(5), Village.Web(Held(10) with { KeySpace = "carts" })) with
        {
            KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("carts", 1_000_000)),
        };

        Assert.All(Record.Of(keyed, seconds: 2).Finished, fact => Assert.Equal(12, fact.Latency.Milliseconds()));
    }

    [Fact]
    public void A_popular_key_is_a_queue_while_the_others_are_free()
    {
        var keyed = Village.Of(Village.Every(4) with { Process = ArrivalProcess.Poisson }, Village.Web(Held(10) with { KeySpace = "carts" })) with
        {
            KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("carts", 1_000, 1.2)),
        };
        var latencies = Record.Of(keyed, seconds: 20).Finished.Select(fact => fact.Latency.Milliseconds()).ToList();

        Assert.InRange(latencies.Count(latency => latency < 12.001) / (double)latencies.Count, 0.4, 0.9);
        Assert.True(latencies.Max() > 40);
    }

    [Fact]
    public void Two_locks_taken_in_opposite_orders_wait_for_each_other_until_a_time_out()
    {
        var there = Nested("a", "b");
        var back = Nested("b", "a");
        var record = Record.Of(Village.Of(Village.Every(2_000), Village.Web(new ParallelStep([[there], [back]]))), seconds: 8);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Failed, 2.0 + 5 + 300), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.Equal(3, record.Finished.Count); // Each finds the locks free again.
    }

    [Fact]
    public void A_request_that_fails_gives_its_locks_back()
    {
        var call = new CallStep("back", Village.Endpoint, null, Duration.FromMilliseconds(10));
        var system = Village.Of(Village.Every(20), Village.Web(new LockStep("ledger", [call])), Village.Tier("back", Sleep(50)));

        Assert.All(Record.Of(system, seconds: 2).Finished, fact => Assert.Equal((RequestOutcome.Failed, 12.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    private static LockStep Nested(string outer, string inner) =>
        new(outer, [Sleep(5), new LockStep(inner, [Sleep(1)]) { Timeout = Duration.FromMilliseconds(300) }]);

    private static LockStep Held(double milliseconds) => new("ledger", [Sleep(milliseconds)]);

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));
}
