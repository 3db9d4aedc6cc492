using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Cpu;

public class ProcessorSharingPropertyTests
{
    private const int InitialCores = 2;
    private const int MostCompeting = 6;
    private const int UnitsPerNanosecond = 256;

    /// <summary>Starts and changes of options at random instants, work of every magnitude.</summary>
    private static Gen<CpuStep[]> Scripts { get; } =
        (from gap in SeededProperty.UpTo(400_000)
         from work in SeededProperty.UpTo(1_000_000)
         from isStart in Gen.Choose(0, 4)
         from cores in Gen.Choose(1, 5)
         from competing in Gen.Choose(0, MostCompeting)
         select new CpuStep(gap, isStart > 0 ? work : -1, cores, competing))
        .NonEmptyListOf()
        .Select(steps =>
        {
            long at = 0;
            return steps.Select(step => step with { At = at += step.At }).ToArray();
        });

    [Fact]
    public void Every_piece_of_work_ends_when_exact_fractions_say_but_for_the_rounding()
    {
        Prop.ForAll(Scripts.ToArbitrary(), script =>
        {
            var bench = Play(script);
            var expected = ProcessorSharingReference.EndsOf(InitialCores, script);
            // Each completion is off by at most a nanosecond of work, and all that follow share what that leaves or takes.
            var tolerance = (script.Length + 2) * (double)(script.Length + MostCompeting);
            return bench.Done.Count == expected.Count
                && bench.Done.All(done => Math.Abs(done.Nanoseconds - expected[(int)done.Tag].ToDouble()) <= tolerance);
        }).Check(seed: 3, tests: 500);
    }

    [Fact]
    public void Everybody_attains_what_was_asked_within_a_nanosecond_and_in_order_of_finish()
    {
        Prop.ForAll(Scripts.Select(script => script.Where(step => step.IsStart).ToArray()).ToArbitrary(), script =>
        {
            var bench = Play(script);
            return bench.Done.Zip(bench.Attained).All(pair => Math.Abs(pair.Second - (script[(int)pair.First.Tag].Work * UnitsPerNanosecond)) < UnitsPerNanosecond)
                && bench.Done.Zip(bench.Done.Skip(1)).All(pair => pair.First.Nanoseconds <= pair.Second.Nanoseconds);
        }).Check(seed: 4, tests: 500);
    }

    [Fact]
    public void A_processor_that_is_never_idle_works_all_the_time()
    {
        Prop.ForAll(SeededProperty.UpTo(1_000_000).NonEmptyListOf().ToArbitrary(), works =>
        {
            var bench = new CpuBench(1);
            for (var tag = 0; tag < works.Count; tag++)
            {
                bench.Start(0, works[tag], tag);
            }

            bench.Run();
            return Math.Abs(bench.Done[^1].Nanoseconds - works.Sum()) <= works.Count; // Work conservation, a nanosecond of rounding each.
        }).Check(seed: 5);
    }

    /// <summary>Plays a script with samples in between, so that the invariant checker in the bench checks the books too.</summary>
    private static CpuBench Play(IReadOnlyList<CpuStep> script)
    {
        var bench = new CpuBench(InitialCores);
        for (var index = 0; index < script.Count; index++)
        {
            var step = script[index];
            _ = step.IsStart ? bench.Start(step.At, step.Work, index) : bench.Configure(step.At, step.Cores, step.Competing);
            bench.Sample(step.At + 1).Sample(step.At + 1_000);
        }

        bench.Run();
        return bench;
    }
}
