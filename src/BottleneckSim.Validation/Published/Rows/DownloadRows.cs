using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>160 downloads by one interpreter: one after the other, by five threads, all at once.</summary>
/// <remarks>
/// <code>
/// download: waits for the network, then computes under the interpreter's lock
///   one at a time   160 · (wait + compute) = 14.29 s     ┐ two equations
///   all at once     wait + 160 · compute   =  2.57 s     ┘ for two unknowns
/// </code>
/// </remarks>
internal static class DownloadRows
{
    private const int Downloads = 160;
    private const double SequentialSeconds = 14.29;
    private const double AsynchronousSeconds = 2.57;
    private const double ComputeMilliseconds = (AsynchronousSeconds - (SequentialSeconds / Downloads)) * 1_000 / (Downloads - 1);
    private const double WaitMilliseconds = (SequentialSeconds * 1_000 / Downloads) - ComputeMilliseconds;
    private const string Group = "Concurrent downloads";
    private const string Source = "Course, 160 downloads";
    private const double NearBest = 1.05;

    private static readonly int[] Threads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 40, 80];
    private static readonly Distribution Alike = PublishedSystems.Constant(WaitMilliseconds);
    private static readonly Distribution Varied = TheoryTiers.Exponential(WaitMilliseconds * PublishedSystems.Millisecond);
    private static readonly Duration Window = Duration.FromSeconds(30);

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        yield return Row(runner, 1, "one at a time", SequentialSeconds, 0.05, "calibrated: what a download waits and computes");
        yield return Row(runner, Downloads, "all at once (asynchronous)", AsynchronousSeconds, 0.05, "calibrated: what a download waits and computes");
        yield return Row(runner, 5, "five threads", 3.72, 0.15, "predicted; downloads all alike go in step: five wait together, then share the lock in turns of 5 ms and end together");
        yield return Row(
            runner, 5, "five threads, waits exponential", 3.72, null,
            "predicted, added after the row above had missed: waits that differ fall out of step. The 5.72 s of processes have no row, the models do not start processes for a request", Varied);
        yield return Best(runner, Alike, "how many threads are best", EquivalenceMargin.Absolute(2.5), "predicted for these downloads, which go in step; the published test is another program");
        yield return Best(runner, Varied, "how many threads are best, waits exponential", null, "predicted, added after the row above had missed");
    }

    private static ValidationRow Best(PublishedRunner runner, Distribution wait, string name, EquivalenceMargin? margin, string remark)
    {
        var times = Threads.Select(threads => runner.Run(System(threads, wait), Duration.Zero, Window).Average(sink => sink.Mean)).ToArray();
        var best = Threads[Array.FindIndex(times, time => time <= NearBest * times.Min())];
        return (PublishedSystems.Row(Group, name, "fewest threads within 5 % of the shortest time", "threads", 7.5, "Course: best at 5 to 10 threads in one published test", margin, remark) with { Ours = best }).Judged();
    }

    private static ValidationRow Row(PublishedRunner runner, int threads, string name, double seconds, double? margin, string remark, Distribution? wait = null) => PublishedRunner.RowOf(
        runner.Run(System(threads, wait ?? Alike), Duration.Zero, Window).Select(sink => sink.Mean / 1_000),
        PublishedSystems.Row(Group, name, "time of all", "s", seconds, Source, margin is { } share ? EquivalenceMargin.Relative(share) : null, remark));

    private static SystemDescription System(int threads, Distribution wait)
    {
        ImmutableArray<Step> download = [TheoryTiers.Delay(wait), TheoryTiers.Compute(PublishedSystems.Constant(ComputeMilliseconds))];
        var web = (WebOptions)TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [new ParallelStep([download]) { Copies = Downloads, AtMost = threads }]));
        return TheoryTiers.Join([PublishedSystems.OneUser()], web with { Cpu = TheoryTiers.Ideal(4) with { InterpreterLock = InterpreterLockOptions.Python } });
    }
}
