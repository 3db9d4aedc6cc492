using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Contention;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Cpu;

/// <summary>Processors with every trait at random, under work of every magnitude, reconfigured in between; the bench's checker watches the books.</summary>
public class CpuRatesPropertyTests
{
    private const int UnitsPerNanosecond = 256;

    private static Gen<CpuOptions> Options { get; } =
        from cores in Gen.Choose(1, 5)
        from competing in Gen.Choose(0, 4)
        from nice in Gen.Choose(NiceWeights.Minimum, NiceWeights.Maximum)
        from traits in Gen.Choose(0, 31)
        from processes in Gen.Choose(1, 4)
        from weight in Gen.Choose(2, 5_000)
        from cost in SeededProperty.UpTo(100_000)
        select new CpuOptions(cores, competing)
        {
            CompetingNice = nice,
            Groups = (traits & 1) == 0 ? null : new SchedulerGroups(weight, 700),
            ContextSwitch = (traits & 2) == 0 ? null : ContextSwitchOptions.Linux with { DirectCost = Duration.FromNanoseconds(cost) },
            MemoryContention = (traits & 4) == 0 ? null : new MemoryContentionOptions(weight / 10_000.0, 0.01),
            InterpreterLock = (traits & 8) == 0 ? null : InterpreterLockOptions.Python with { Processes = processes, HandOver = Duration.FromNanoseconds(cost) },
            Neighbour = (traits & 16) == 0 ? null : new NeighbourOptions(processes, weight, cost % 3 == 0 ? null : 1 + (int)cost / 100),
        };

    private static Gen<(CpuOptions First, Step[] Steps)> Scripts { get; } =
        from first in Options
        from steps in (from gap in SeededProperty.UpTo(200_000)
                       from work in SeededProperty.UpTo(300_000)
                       from what in Gen.Choose(0, 9)
                       from options in Options
                       select new Step(gap, work, what, options)).NonEmptyListOf()
        select (first, steps.ToArray());

    [Fact]
    public void All_work_ends_attains_what_was_asked_and_at_most_a_switch_and_never_exceeds_the_capacity()
    {
        Prop.ForAll(Scripts.ToArbitrary(), script =>
        {
            var bench = Play(script.First, script.Steps);
            var started = script.Steps.Count(step => step.What < 8);
            var most = script.Steps.Where(step => step.What == 9).Select(step => step.Options).Append(script.First).Max(options => CostOfWaking(options.ContextSwitch));
            return bench.Done.Count == started
                && bench.Done.Zip(bench.Attained.TakeLast(started)).All(pair => (pair.Second - (script.Steps[pair.First.Tag].Work * UnitsPerNanosecond)) is var more && more > -UnitsPerNanosecond && more < ((most + 1) * UnitsPerNanosecond));
        }).Check(seed: 31, tests: 400);
    }

    private static long CostOfWaking(ContextSwitchOptions? switching) => switching is null ? 0 : switching.Cost(1, long.MaxValue / 2).Nanoseconds;

    [Fact]
    public void What_happens_repeats_to_the_nanosecond() =>
        Prop.ForAll(Scripts.ToArbitrary(), script => Play(script.First, script.Steps).Done.SequenceEqual(Play(script.First, script.Steps).Done)).Check(seed: 32, tests: 50);

    private static CpuBench Play(CpuOptions first, IReadOnlyList<Step> steps)
    {
        var bench = new CpuBench(first);
        var processes = first.InterpreterLock?.Processes ?? 0;
        long at = 0;
        for (var index = 0; index < steps.Count; index++)
        {
            var (gap, work, what, options) = steps[index];
            at += gap;
            switch (what)
            {
                case < 4:
                    bench.Start(at, work, index);
                    break;
                case < 8:
                    bench.StartHeld(at, work, index, processes == 0 ? -1 : index % processes);
                    break;
                case 8:
                    bench.Collect(at, at + (work / 10) + 1);
                    break;
                default:
                    bench.Configure(at, options with { CompetingThreads = first.CompetingThreads });
                    processes = options.InterpreterLock?.Processes ?? 0;
                    break;
            }

            bench.Sample(at + 1).Sample(at + 1_000);
        }

        bench.Run();
        return bench;
    }

    private readonly record struct Step(long Gap, long Work, int What, CpuOptions Options);
}
