using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Contention;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Web;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Work of an interpreter with a global lock: threads and processes, on four cores.</summary>
internal static class InterpreterRows
{
    private const int Cores = 4;
    private const int Numbers = 20;
    private const int Images = 1_000;
    private const double ImageComputes = 1.898;
    private const double ImageWaits = 1.962 - ImageComputes;

    // Four processes need 3.277 s of processor time for what one does in 1.898 s: 1 + 3σ.
    private const double Contention = ((3.277 / 1.898) - 1) / (Cores - 1);

    // So much of an image is computed under the lock that four threads take the published time.
    private const double HeldShare = 0.43;

    private static readonly Duration Window = Duration.FromSeconds(30);

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        const string Group = "Interpreter lock: computing only";
        const string Source = "Course, processor-bound example";
        ImmutableArray<Step> number = [TheoryTiers.Compute(PublishedSystems.Constant(7_830.0 / Numbers))];
        var locked = TheoryTiers.Ideal(Cores) with { InterpreterLock = InterpreterLockOptions.Python };
        yield return Row(runner, locked, Numbers, 1, number, Group, "one at a time", 7.83, Source, EquivalenceMargin.Relative(0.05), "calibrated");
        yield return Row(runner, locked, Numbers, 5, number, Group, "five threads", 10.41, Source, EquivalenceMargin.Relative(0.15), "predicted with the default hand-over of 50 µs; 1.6 ms would give the published time");
        yield return Row(runner, TheoryTiers.Ideal(Cores), Numbers, Cores, number, Group, "four processes", 2.52, Source, EquivalenceMargin.Relative(0.15), "predicted; four cores assumed, the start of processes left out");

        const string Thumbnails = "Interpreter lock: thumbnails";
        const string Course = "Course, 1,000 thumbnails";
        var wait = TheoryTiers.Delay(PublishedSystems.Constant(ImageWaits));
        ImmutableArray<Step> whole = [wait, TheoryTiers.Compute(PublishedSystems.Constant(ImageComputes))];
        ImmutableArray<Step> parts =
        [
            wait,
            TheoryTiers.Compute(PublishedSystems.Constant(ImageComputes * HeldShare)),
            new UseCpuStep(new DurationDemand(PublishedSystems.Constant(ImageComputes * (1 - HeldShare))), "native") { ReleasesLock = true },
        ];
        var contended = TheoryTiers.Ideal(Cores) with { MemoryContention = new MemoryContentionOptions(Contention) };
        yield return Row(runner, contended, Images, 1, whole, Thumbnails, "one at a time", 1.962, Course, EquivalenceMargin.Relative(0.05), "calibrated");
        yield return Row(runner, contended, Images, Cores, whole, Thumbnails, "four processes", 0.945, Course, EquivalenceMargin.Relative(0.15), "predicted from the processor time of the row (contention calibrated on it); four cores assumed");
        yield return Row(
            runner, contended with { InterpreterLock = InterpreterLockOptions.Python }, Images, Cores, parts, Thumbnails, "four threads", 1.252, Course, EquivalenceMargin.Relative(0.15),
            "calibrated: the share that is computed under the lock");
    }

    private static ValidationRow Row(
        PublishedRunner runner, CpuOptions cpu, int copies, int atOnce, ImmutableArray<Step> steps, string group, string name, double seconds, string source, EquivalenceMargin margin, string remark)
    {
        var web = (WebOptions)TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [new ParallelStep([steps]) { Copies = copies, AtMost = atOnce }]));
        var sinks = runner.Run(TheoryTiers.Join([PublishedSystems.OneUser()], web with { Cpu = cpu }), Duration.Zero, Window);
        return PublishedRunner.RowOf(sinks.Select(sink => sink.Mean / 1_000), PublishedSystems.Row(group, name, "time of all", "s", seconds, source, margin, remark));
    }
}
