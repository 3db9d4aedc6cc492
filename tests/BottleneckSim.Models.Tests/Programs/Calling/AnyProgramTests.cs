using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Storage;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Web;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Programs.Calling;

/// <summary>Any programs of branches, loops and calls with any policies, on servers that are often too slow for them.</summary>
public class AnyProgramTests
{
    private static Gen<DurationDemand> Demands { get; } =
        from milliseconds in Gen.Choose(0, 30)
        from scope in Gen.Elements(DrawScope.PerRequest, DrawScope.PerExecution)
        from isConstant in Gen.Elements(true, false)
        select isConstant
            ? new DurationDemand(new ConstantDistribution(milliseconds * 1e6), scope)
            : new DurationDemand(new ExponentialDistribution((milliseconds + 1) * 1e6), scope);

    private static Gen<CallPolicy?> Policies { get; } =
        from retry in Gen.Choose(0, 4)
        from budget in Gen.Elements(null, new RetryBudgetOptions(0.2, 3), new RetryBudgetOptions(0, 0))
        from jitter in Gen.Elements(Jitter.None, Jitter.Full, Jitter.Decorrelated)
        from breaker in Gen.Elements(null, null, new BreakerOptions(3, 0.3, Duration.FromMilliseconds(400), Duration.FromMilliseconds(200), 2))
        from copies in Gen.Choose(0, 4)
        from cancels in Gen.Elements(true, false)
        from deadline in Gen.Elements(true, false)
        select retry == 0 && copies == 0 && !cancels
            ? null
            : new CallPolicy
            {
                Retry = retry == 0 ? null : new RetryOptions(retry, new BackOff(Duration.FromMilliseconds(5), 2, Duration.FromMilliseconds(60), jitter), budget),
                Breaker = breaker,
                Hedge = copies is 1 or 2 ? new HedgeOptions(Duration.FromMilliseconds(6 * copies), copies) : null,
                Tie = copies is 3 or 4 ? new TieOptions(Duration.FromMilliseconds(copies - 3)) : null,
                CancelsAbandoned = cancels,
                PropagatesDeadline = deadline,
            };

    [Fact]
    public void Keeps_every_invariant_ends_every_request_and_repeats_bit_for_bit()
    {
        Prop.ForAll(Systems().ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (system, seed) =>
        {
            var (one, other) = (Run(system, seed), Run(system, seed));
            var last = one.Policies.GroupBy(books => (books.Node, books.Guard)).Select(books => books.Last());
            return one.Digest == other.Digest
                && one.Issued.Count == one.Finished.Count
                && one.Started.Count == one.Served.Count
                && last.All(books => books.Attempts == books.Ended);
        }).Check(seed: 11, tests: 150);
    }

    /// <summary>Two seconds of load, with an instance lost and another won on the way, and time for everything to end.</summary>
    private static Record Run(SystemDescription system, int seed)
    {
        var quiet = new Models.Loads.Changes.SetArrivals("users", 0.001);
        return Record.Of(system, (ulong)seed, 40, (0.7, new Scale("back", 1)), (1.2, new Scale("back", 4)), (2, quiet));
    }

    private static Gen<SystemDescription> Systems() =>
        from front in Steps(2)
        from back in Steps(0)
        from middle in Steps(1, "back")
        from policy in Policies
        from workers in Gen.Choose(1, 12)
        from queue in Gen.Elements(0, 3, 50)
        from pool in Gen.Choose(1, 6)
        select Village.Of(
            Village.Every(15, timeoutMilliseconds: 150) with { Process = ArrivalProcess.Poisson, Policy = policy },
            Tier("web", front, workers * 3, 50, pool),
            Tier("middle", middle, workers, queue, pool) with { Instances = 2, Balancer = new BalancerOptions(BalancingPolicy.LeastConnections) },
            Tier("back", back, workers, queue, pool) with { Instances = 3, Balancer = new BalancerOptions(BalancingPolicy.TwoChoices) }) with
        {
            KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("carts", 3)),
            Attributes = Town.Named(one => one.Name, new AttributeOptions("items", new UniformDistribution(0, 4))),
        };

    private static WebOptions Tier(string name, ImmutableArray<Step> steps, int workers, int queue, int pool) => Village.Tier(name, [.. steps]) with
    {
        Cpu = new CpuOptions(2),
        Disk = DiskOptions.SolidState,
        Workers = workers,
        AcceptQueue = queue,
        Pools = name == "back"
            ? Town.Named<PoolOptions>(one => one.Name)
            : Town.Named(one => one.Name, new PoolOptions("back", "back", pool, Duration.FromMilliseconds(40), 3)),
    };

    private static Gen<ImmutableArray<Step>> Steps(int depth, params string[] targets) =>
        Step(depth, depth == 2 ? ["middle", "back"] : targets).ListOf().Select(steps => steps.Take(3).ToImmutableArray());

    private static Gen<Step> Step(int depth, string[] targets)
    {
        var plain = Gen.OneOf(
            Demands.Select(demand => (Step)new UseCpuStep(demand)),
            Demands.Select(demand => (Step)new SleepStep(demand)));
        if (targets.Length == 0)
        {
            return plain;
        }

        var call =
            from target in Gen.Elements(targets)
            from policy in Policies
            from timeout in Gen.Choose(5, 80)
            from isPooled in Gen.Elements(true, false)
            select (Step)new CallStep(target, Village.Endpoint, isPooled && target == "back" ? "back" : null, Duration.FromMilliseconds(timeout)) { Policy = policy };
        if (depth <= 0)
        {
            return Gen.OneOf(plain, call);
        }

        var inner = Step(depth - 1, targets).NonEmptyListOf().Select(steps => steps.Take(2).ToImmutableArray());
        var parallel =
            from branches in inner.NonEmptyListOf()
            from copies in Gen.Choose(0, 3)
            from quorum in Gen.Elements(Quorum.All, Quorum.Of(1), Quorum.Of(2), Quorum.OfShare(0.5))
            from atMost in Gen.Elements(1, 2, int.MaxValue)
            from runs in Gen.Elements(true, false)
            select (Step)new ParallelStep([.. branches.Take(3)]) { Copies = copies, WaitFor = quorum, AtMost = atMost, LetsLosersRun = runs };
        var loop = from steps in inner from count in Gen.Choose(0, 3) select (Step)new ForEachStep(count, steps);
        var held =
            from steps in inner
            from name in Gen.Elements("red", "blue")
            from isKeyed in Gen.Elements(true, false)
            from milliseconds in Gen.Choose(1, 60)
            select (Step)new LockStep(name, steps) { KeySpace = isKeyed ? "carts" : null, Timeout = Duration.FromMilliseconds(milliseconds) };
        var search =
            from steps in inner
            from turns in Gen.Elements<TurnCount?>(new TurnCount(null, "items"), new TurnCount(new UniformDistribution(0, 3), null), null)
            from breaks in Gen.Elements(true, false)
            select (Step)new ForEachStep(2, steps) { Turns = turns, BreaksAtMatch = breaks };
        var file = from kilobytes in Gen.Choose(0, 500) from isFlushed in Gen.Elements(true, false) select (Step)new IoStep(0, kilobytes * 1_000) { IsFlushed = isFlushed };
        return Gen.OneOf(call, call, parallel, parallel, loop, held, held, search, file);
    }
}
