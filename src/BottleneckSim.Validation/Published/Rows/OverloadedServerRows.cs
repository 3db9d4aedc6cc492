using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Web;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>A web server of two processors beside a batch job, one user: the serialised row is fitted, the overloaded one predicted.</summary>
internal static class OverloadedServerRows
{
    private const string Group = "Overloaded server (500 requests, concurrency 1, 2 CPUs)";
    private const string Source = "Course, table of the overloaded server";
    private const int PublishedLoad = 30;
    private const int CalibratedThreads = 8;

    private static readonly Duration Window = Duration.FromSeconds(100);

    // The serialised row: minimum, p50, p66, p75, p80, p90, p95, p98, p99, maximum.
    private static readonly (double Share, double Milliseconds)[] Serialised =
        [(0, 23), (0.5, 33), (0.66, 36), (0.75, 38), (0.8, 40), (0.9, 44), (0.95, 47), (0.98, 53), (0.99, 57), (1, 66)];

    private static readonly (double Share, double Milliseconds)[] Overloaded = [(0.5, 150), (0.75, 179), (0.9, 217), (0.95, 234), (0.99, 279)];

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        var alone = runner.Run(Beside(threads: 1), Duration.Zero, Window);
        yield return PublishedRunner.RowOf(alone.Select(sink => sink.Mean), Row("serialised: one batch job at a time", "mean", 33.8, EquivalenceMargin.Relative(0.05), "calibrated: demands drawn from the row's own percentiles"));
        yield return PublishedRunner.RowOf(alone.Select(sink => sink.Percentile(0.95)), Row("serialised: one batch job at a time", "p95", 47, EquivalenceMargin.Relative(0.05), "calibrated"));

        var naive = runner.Run(Beside(PublishedLoad), Duration.Zero, Window);
        yield return PublishedRunner.RowOf(naive.Select(sink => sink.Mean), Row(
            "overloaded: 30 runnable threads beside", "mean", 155.5, null,
            "predicted from the load average alone, and too slow: a load average counts threads that wait for the disk too, and a real scheduler favours a thread that has just slept"));

        var calibrated = runner.Run(Beside(CalibratedThreads), Duration.Zero, Window);
        yield return PublishedRunner.RowOf(calibrated.Select(sink => sink.Mean), Row(
            "overloaded: 8 runnable threads beside", "mean", 155.5, EquivalenceMargin.Relative(0.05), "calibrated: 8 is the whole number of threads that gives this mean"));
        foreach (var (share, milliseconds) in Overloaded)
        {
            yield return PublishedRunner.RowOf(calibrated.Select(sink => sink.Percentile(share)), Row(
                "overloaded: 8 runnable threads beside", FormattableString.Invariant($"p{100 * share:0.#}"), milliseconds, EquivalenceMargin.Relative(0.15), "predicted: serialised demands, threads from the mean"));
        }

        yield return PublishedRunner.RowOf(calibrated.Select(sink => sink.StandardDeviation), Row(
            "overloaded: 8 runnable threads beside", "standard deviation", 44, null, "predicted; one run of 500 requests is no sharp reference"));
        yield return Reniced(runner);
    }

    /// <summary>The reniced row, by niceness alone.</summary>
    private static ValidationRow Reniced(PublishedRunner runner) => PublishedRunner.RowOf(
        runner.Run(new Renice("web", NiceWeights.Maximum).Apply(Beside(CalibratedThreads)), Duration.Zero, Window).Select(sink => sink.Mean),
        Row(
            "reniced: 8 runnable threads beside, nice 19", "mean", 153.4, null,
            "predicted by niceness alone, and too fast: that renicing hardly helped says that the jobs were in another scheduler group or that the disk was contended, which the table does not tell"));

    private static ValidationRow Row(string name, string compares, double reference, EquivalenceMargin? margin, string remark) =>
        PublishedSystems.Row(Group, name, compares, "ms", reference, Source, margin, remark);

    /// <summary>The user and the batch job share two processors.</summary>
    private static Models.Systems.SystemDescription Beside(int threads)
    {
        var demand = new QuantileDistribution(Serialised.Select(point => (point.Share, point.Milliseconds * PublishedSystems.Millisecond)));
        var web = (WebOptions)TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [TheoryTiers.Compute(demand)]));
        return TheoryTiers.Join([PublishedSystems.OneUser()], web with { Cpu = TheoryTiers.Ideal(2) with { CompetingThreads = threads } });
    }
}
