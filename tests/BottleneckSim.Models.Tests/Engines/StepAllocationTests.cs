using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Storage;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Engines;

/// <summary>Steps and policies beyond the common ones: a request that takes one allocates nothing in steady state.</summary>
public class StepAllocationTests
{
    private const int WarmUpSeconds = 60;
    private const int Seconds = 60;

    /// <summary>Arrays that a new record of waiting work makes twice as large; below a byte a request.</summary>
    private const long Growth = 48 * 1_024;

    private static CallStep Call => new("back", Village.Endpoint, null, Duration.FromMilliseconds(5));

    [Fact]
    public void Branches_allocate_nothing() => AllocatesNothing(new ParallelStep([[Town.Compute(0.1)], [Call], [new SleepStep(Town.Always(1))]]));

    [Fact]
    public void Retries_after_time_outs_allocate_nothing() => AllocatesNothing(Call with
    {
        Policy = new CallPolicy { Retry = new RetryOptions(3, new BackOff(Duration.FromMilliseconds(1), 2, Duration.FromMilliseconds(10), Jitter.Full)), CancelsAbandoned = true },
    });

    [Fact]
    public void Locks_allocate_nothing() => AllocatesNothing(new LockStep("ledger", [Town.Compute(0.2)]));

    [Fact]
    public void Files_allocate_nothing() => AllocatesNothing(new IoStep(8_192, 0));

    [Fact]
    public void Memory_allocates_nothing() => AllocatesNothing(new AllocateStep(10_000), Town.Compute(0.1));

    [Theory]
    [InlineData(BalancingPolicy.LeastConnections)]
    [InlineData(BalancingPolicy.TwoChoices)]
    [InlineData(BalancingPolicy.Weighted)]
    [InlineData(BalancingPolicy.ConsistentHash)]
    public void No_way_of_balancing_allocates_anything(BalancingPolicy policy) => AllocatesNothing(new BalancerOptions(policy) { LoadBound = policy == BalancingPolicy.ConsistentHash ? 1.5 : null }, Town.Compute(0.2));

    private static void AllocatesNothing(params Step[] steps) => AllocatesNothing(new BalancerOptions(), steps);

    private static void AllocatesNothing(BalancerOptions balancer, params Step[] steps)
    {
        var web = Village.Web(steps) with { Instances = 3, Balancer = balancer, Disk = DiskOptions.SolidState, Memory = new MemoryOptions(1L << 30) };
        var system = Village.Of(Village.Every(1) with { Process = ArrivalProcess.Poisson }, web, Village.Tier("back", new SleepStep(Town.Exponential(2))));
        using var engine = new SequentialEngine(system, 1, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(WarmUpSeconds));
        var (events, allocated) = (engine.HandledEvents, GC.GetAllocatedBytesForCurrentThread());
        engine.AdvanceTo(Instant.FromSeconds(WarmUpSeconds + Seconds));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.True(engine.HandledEvents - events > 300_000);
        Assert.InRange(allocated, 0, Growth);
    }
}
