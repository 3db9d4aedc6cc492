using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Programs.Calling;

public class CopyTests
{
    /// <summary>Slowness of the attempt, not of the request.</summary>
    private static readonly DurationDemand Fickle = new(new ExponentialDistribution(10e6), DrawScope.PerExecution);

    [Fact]
    public void A_hedge_after_the_95th_percentile_adds_about_5_percent_load_and_cuts_the_tail()
    {
        var plain = Record.Of(Shop(null, new SleepStep(Fickle)), seconds: 60);
        var hedged = Record.Of(Shop(new CallPolicy { Hedge = new HedgeOptions(Duration.FromMilliseconds(34)) }, new SleepStep(Fickle)), seconds: 60); // 4 ms on the way, 30 ms is p95.
        var books = hedged.Policies[^1];

        Assert.True(books.Calls > 5_000);
        Assert.InRange((double)books.Copies / books.Calls, 0.043, 0.057);
        Assert.Equal(0, books.Retries);
        Assert.InRange(Percentile(plain, 0.999), 2 + 4 + 60, 2 + 4 + 78); // −ln 0.001 × 10 ms = 69 ms
        Assert.InRange(Percentile(hedged, 0.999), 2 + 4 + 48, 2 + 4 + 55); // e^(−t/10) × e^(−(t − 34)/10) = 0.001 at t = 51.5 ms
        Assert.Equal(books.Attempts, hedged.Started.Count(one => one.Node.StartsWith("back-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_copy_goes_to_another_instance_and_sees_the_demand_of_the_request()
    {
        var steady = new SleepStep(new DurationDemand(new ExponentialDistribution(10e6)));
        var record = Record.Of(Shop(new CallPolicy { Hedge = new HedgeOptions(Duration.Zero) }, steady), seconds: 10);
        var served = record.Served.Where(one => one.Node.StartsWith("back-", StringComparison.Ordinal)).ToList();

        foreach (var pair in served.GroupBy(one => (one.Fact.Arrived, one.Fact.Time)))
        {
            Assert.Equal(pair.Count(), pair.Select(one => one.Node).Distinct().Count());
        }

        Assert.Equal(record.Policies[^1].Calls, record.Policies[^1].Copies);
        Assert.True(served.GroupBy(one => (one.Fact.Arrived, one.Fact.Time)).Count(pair => pair.Count() == 2) > 400); // Both take equally long.
    }

    [Fact]
    public void A_tied_request_waits_in_two_queues_and_is_done_once()
    {
        var work = new UseCpuStep(new DurationDemand(new ExponentialDistribution(10e6)));
        var plain = Record.Of(Shop(null, work, workers: 1, gapMilliseconds: 2, linkMilliseconds: 0.1), seconds: 30);
        var tied = Record.Of(Shop(new CallPolicy { Tie = new TieOptions(Duration.FromMilliseconds(1)) }, work, workers: 1, gapMilliseconds: 2, linkMilliseconds: 0.1), seconds: 30);
        var cancelled = tied.Served.Count(one => one.Fact.Outcome == RequestOutcome.Cancelled);

        Assert.True(cancelled > 1_000);
        Assert.True(Percentile(tied, 0.95) < 0.7 * Percentile(plain, 0.95), $"{Percentile(tied, 0.95)} against {Percentile(plain, 0.95)}");
        Assert.InRange(BackWork(tied) / BackWork(plain), 0.99, 1.03); // Twins that begin within the network delay are done twice.
        Assert.All(tied.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
    }

    [Fact]
    public void A_tie_with_a_single_instance_sends_nothing_more()
    {
        var system = Shop(new CallPolicy { Tie = new TieOptions(Duration.Zero) }, new SleepStep(Fickle), instances: 1);

        Assert.Equal(0, Record.Of(system, seconds: 5).Policies[^1].Copies);
    }

    private static double Percentile(Record record, double share)
    {
        var sorted = record.Finished.Select(fact => fact.Latency.Milliseconds()).Order().ToList();
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    private static double BackWork(Record record) =>
        record.Work.Where(job => job.Fact.Resource == 0 && job.Node.StartsWith("back-", StringComparison.Ordinal)).Sum(job => (double)job.Fact.WorkUnits);

    private static SystemDescription Shop(CallPolicy? policy, Step step, int workers = 1_000, double gapMilliseconds = 10, int instances = 8, double linkMilliseconds = 1)
    {
        var web = Village.Web(new CallStep("back", Village.Endpoint, null, Duration.FromSeconds(30)) { Policy = policy }) with { Workers = 1_000 };
        var back = Village.Tier("back", step) with
        {
            Instances = instances,
            Workers = workers,
            Cpu = new CpuOptions(1),
            Balancer = new BalancerOptions(BalancingPolicy.Random),
        };
        return Village.Of(Village.Every(gapMilliseconds) with { Process = ArrivalProcess.Poisson }, web, back) with
        {
            DefaultLink = new LinkOptions(Duration.FromNanoseconds((long)(linkMilliseconds * 1e6))),
        };
    }
}
