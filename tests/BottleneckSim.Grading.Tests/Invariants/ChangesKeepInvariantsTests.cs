using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Grading.Tests.Invariants;

/// <summary>Random changes at random instants to a busy system, with the checker on.</summary>
public sealed class ChangesKeepInvariantsTests
{
    private static readonly Gen<Change> AnyChange = Gen.OneOf(
        Sized(1, 6, count => new Scale("shop", count)),
        Sized(1, 4, count => new Scale("mailer", count)),
        Sized(1, 4, cores => new ResizeCpu("shop", cores)),
        Sized(1, 40, workers => new SetWorkers("shop", workers)),
        Sized(1, 10, workers => new SetWorkers("prices", workers)),
        Sized(0, 30, length => new SetAcceptQueue("shop", length)),
        Sized(1, 12, size => new SetPool("shop", "prices", size)),
        Sized(1, 5, threads => new BurnCpu("shop", threads)),
        Sized(1, 5, threads => new StopBurning("shop", threads)),
        Sized(1, 300, kibibytes => new ResizeCache("cache", kibibytes * 1_024)),
        Sized(1, 5_000, milliseconds => new SetLifetime("cache", Duration.FromMilliseconds(milliseconds))),
        Sized(0, 2, policy => new SetCachePolicy("cache", (EvictionPolicy)policy)),
        Sized(0, 5, waiting => new SetCoalescing("cache", waiting == 0 ? null : new CoalescingOptions(waiting, Duration.FromMilliseconds(20 * waiting)))),
        Sized(0, 3, eagerness => new SetEarlyRefresh("cache", eagerness)),
        Sized(0, 1, _ => new RestartCache("cache")),
        Sized(1, 5, speed => new SetWarmUp("cache", new WarmUpOptions(speed * 10_000))),
        Sized(0, 2, then => new InvalidateOnWrite(new CacheUse("shop", "POST /orders", "goods", "cache"), (CacheOnWrite)then)),
        Sized(0, 1, isAsked => new SetValidation(new CacheUse("shop", "GET /goods", "goods", "cache"), isAsked == 0 ? [] : [new UseCpuStep(DurationDemand.Constant(Duration.FromMilliseconds(1)))])),
        Sized(1, 200, milliseconds => new AddLatency("shop", "prices", Duration.FromMilliseconds(milliseconds))),
        Sized(1, 60, users => new SetUsers("shoppers", users)),
        Sized(1, 300, rate => new SetArrivals("passers-by", rate)),
        Sized(0, 3, policy => new SetBalancer("shop", (BalancingPolicy)policy)),
        Sized(1, 40, milliseconds => new SetCpuDemand("shop", "GET /goods", "render", DurationDemand.Constant(Duration.FromMilliseconds(milliseconds)))),
        Sized(1, 50_000, milliseconds => new SetCpuDemand("mailer", "letter", "work", new DurationDemand(new UniformDistribution(0, milliseconds * 1e6)))));

    [Fact]
    public void No_sequence_of_changes_breaks_an_invariant()
    {
        var sequences = Gen.Choose(0, 1_000_000).SelectMany(seed => Gen.ListOf(Gen.Choose(0, 9_000).Zip(AnyChange)).Select(changes => (seed, changes: changes.ToArray())));
        Prop.ForAll(sequences.ToArbitrary(), sequence => KeepsInvariants((ulong)sequence.seed, sequence.changes)).Check(seed: 42, tests: 25);
    }

    private static bool KeepsInvariants(ulong seed, IReadOnlyList<(int AfterMilliseconds, Change Change)> changes)
    {
        var checker = new InvariantChecker();
        using var engine = new SequentialEngine(BusyTown.System, seed, checker);
        foreach (var (after, change) in changes)
        {
            Advance(engine, engine.Now + Duration.FromMilliseconds(after));
            try
            {
                engine.Apply(change, ChangeOrigin.Operator);
            }
            catch (ChangeRefusedException)
            {
                // A change that does not fit leaves the run as it was: the run goes on.
            }
        }

        Advance(engine, engine.Now + Duration.FromSeconds(40));
        return checker.Balances.All(balance => balance.Issued == balance.Succeeded + balance.Failed + balance.Refused + balance.TimedOut + balance.InFlight);
    }

    private static void Advance(SequentialEngine engine, Instant to)
    {
        while (engine.Now < to)
        {
            engine.AdvanceTo(Instant.Min(to, engine.Now + Duration.FromMilliseconds(700)));
            engine.Sample();
        }
    }

    private static Gen<Change> Sized(int least, int most, Func<int, Change> change) => Gen.Choose(least, most).Select(change);
}
