using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>A root that waits for 100 leaves, each of which takes a second once in a hundred times.</summary>
internal static class FanOutRows
{
    private const int Leaves = 100;
    private const double RootsPerSecond = 10;

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        var leaf = new EmpiricalDistribution([(10 * PublishedSystems.Millisecond, 99), (1_000 * PublishedSystems.Millisecond, 1)]);
        var system = TheoryTiers.Join(
            [TheoryTiers.Poisson(RootsPerSecond / 1_000, "root")],
            TheoryTiers.ProcessorSharing("root", (TheoryTiers.Endpoint, [new ParallelStep([[TheoryTiers.Call("leaf")]]) { Copies = Leaves }])),
            TheoryTiers.ProcessorSharing("leaf", (TheoryTiers.Endpoint, [TheoryTiers.Delay(leaf)])));
        var sinks = runner.Run(system, Duration.Zero, Duration.FromSeconds(200));
        yield return PublishedRunner.RowOf(sinks.Select(sink => sink.ShareAtLeast(1_000)), PublishedSystems.Row(
            "Fan-out", $"{Leaves} leaves, each over 1 s once in 100 times", "roots over 1 s", "share", 0.634, "Dean and Barroso 2013: 1 − 0.99¹⁰⁰", EquivalenceMargin.Relative(0.02),
            "predicted; one root a tenth of a second, leaves without queues"));
    }
}
