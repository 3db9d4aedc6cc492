using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs.Parallel;

public class ForkTests
{
    [Fact]
    public void A_parallel_step_takes_as_long_as_its_slowest_branch() =>
        Assert.All(Latencies(Sleeping(10, 30, 20)), latency => Assert.Equal(32, latency));

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 22)]
    [InlineData(3, 32)]
    public void A_quorum_takes_the_answer_that_completes_it(int count, double milliseconds) =>
        Assert.All(Latencies(Sleeping(10, 30, 20) with { WaitFor = Quorum.Of(count) }), latency => Assert.Equal(milliseconds, latency));

    [Theory]
    [InlineData(0.01, 100, 1)]
    [InlineData(0.5, 3, 2)]
    [InlineData(0.95, 100, 95)]
    [InlineData(0.951, 100, 96)]
    [InlineData(1, 7, 7)]
    public void A_share_is_rounded_up_to_whole_branches(double share, int branches, int needed) => Assert.Equal(needed, Quorum.OfShare(share).Among(branches));

    [Fact]
    public void No_more_branches_than_allowed_are_under_way_at_once() =>
        Assert.All(Latencies(Sleeping(10) with { Copies = 5, AtMost = 2 }), latency => Assert.Equal(32, latency));

    [Fact]
    public void Steps_go_on_after_the_branches_and_branches_may_hold_loops_and_branches_themselves()
    {
        var inner = Sleeping(5, 10);
        var step = new ParallelStep([[new ForEachStep(3, [inner])], [Sleep(20)]]);

        Assert.All(Latencies(step, Sleep(7), Sleeping(1, 2)), latency => Assert.Equal(2 + 30 + 7 + 2, latency));
    }

    [Fact]
    public void Each_branch_is_a_thread_of_its_own_to_the_processor()
    {
        var burn = new UseCpuStep(Town.Always(10));

        Assert.All(Latencies(new ParallelStep([[burn]]) { Copies = 4 }), latency => Assert.Equal(12, latency)); // Four cores.
        Assert.All(Latencies(new ParallelStep([[burn]]) { Copies = 8 }), latency => Assert.InRange(latency, 21.9, 22.1));
    }

    [Fact]
    public void No_branches_take_no_time() => Assert.All(Latencies(Sleeping(10) with { Copies = 0 }, Sleep(3)), latency => Assert.Equal(5, latency));

    [Fact]
    public void A_loop_made_parallel_asks_for_the_same_work()
    {
        var work = new UseCpuStep(Town.Exponential(3));
        var loop = Work(new ForEachStep(3, [work]));
        var parallel = Work(new ParallelStep([[work]]) { Copies = 3 });

        Assert.NotEmpty(loop);
        Assert.Equal(loop, parallel);
    }

    [Fact]
    public void A_branch_that_fails_fails_the_request_at_once_unless_enough_others_succeed()
    {
        var all = Record.Of(Calling(Quorum.All), seconds: 2);
        var one = Record.Of(Calling(Quorum.Of(1)), seconds: 2);

        Assert.All(all.Finished, fact => Assert.Equal((RequestOutcome.Failed, 12.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.All(one.Finished, fact => Assert.Equal((RequestOutcome.Succeeded, 32.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    [Theory]
    [InlineData(false, false, RequestOutcome.Succeeded, 52)] // Stopped, but the server does not know.
    [InlineData(false, true, RequestOutcome.Cancelled, 12)] // The server is told, and stops what it waits for.
    [InlineData(true, true, RequestOutcome.Succeeded, 52)] // Nobody stops anything.
    public void Losers_are_stopped_or_run_on(bool letsThemRun, bool cancels, RequestOutcome outcome, double milliseconds)
    {
        var call = new CallStep("back", Village.Endpoint, null, Duration.FromSeconds(1)) { Policy = new CallPolicy { CancelsAbandoned = cancels } };
        var step = new ParallelStep([[Sleep(11)], [call]]) { WaitFor = Quorum.Of(1), LetsLosersRun = letsThemRun };
        var record = Record.Of(Village.Of(Village.Every(100), Village.Web(step), Village.Tier("back", Sleep(52))), seconds: 2);
        var served = record.Served.Where(one => one.Node == "back-1").ToList();

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Succeeded, 13.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.NotEmpty(served);
        Assert.All(served, one => Assert.Equal((outcome, milliseconds - (outcome == RequestOutcome.Cancelled ? 1 : 0)), (one.Fact.Outcome, (one.Fact.Time - one.Fact.Arrived).Milliseconds())));
    }

    private static SleepStep Sleep(double milliseconds) => new(Town.Always(milliseconds));

    private static ParallelStep Sleeping(params double[] milliseconds) => new([.. milliseconds.Select(time => ImmutableArray.Create<Step>(Sleep(time)))]);

    private static IEnumerable<double> Latencies(params Step[] steps)
    {
        var record = Record.Of(Village.Of(Village.Every(100), Village.Web(steps)), seconds: 1.05);
        Assert.Equal(10, record.Finished.Count);
        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        return record.Finished.Select(fact => fact.Latency.Milliseconds());
    }

    private static List<long> Work(Step step) => [.. Record.Of(Village.Of(Village.Every(100), Village.Web(step)), seconds: 1.05).Work
        .Where(job => job.Fact.Resource == 0).OrderBy(job => (job.Fact.Time.Nanoseconds / 100_000_000, job.Fact.WorkUnits)).Select(job => job.Fact.WorkUnits / 256)];

    private static Systems.SystemDescription Calling(Quorum quorum)
    {
        var call = new CallStep("back", Village.Endpoint, null, Duration.FromMilliseconds(10));
        return Village.Of(Village.Every(100), Village.Web(new ParallelStep([[Sleep(30)], [call]]) { WaitFor = quorum }), Village.Tier("back", Sleep(52)));
    }
}
