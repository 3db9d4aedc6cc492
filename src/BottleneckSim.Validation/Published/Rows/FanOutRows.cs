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
        foreach (var row in IndependentLeaves(runner))
            yield return row;
    }

    /// <summary>Table 1 of The Tail at Scale, which independent leaves cannot give: its delays are correlated, in the servers between root and leaves.</summary>
    private static IEnumerable<ValidationRow> IndependentLeaves(PublishedRunner runner)
    {
        var leaf = new QuantileDistribution(new (double, double)[] { (0, 0.3), (0.5, 1), (0.95, 5), (0.99, 10), (1, 30) }.Select(point => (point.Item1, point.Item2 * PublishedSystems.Millisecond)));
        foreach (var (name, share, published) in new (string, double, double[])[] { ("all leaves", 1, [40, 87, 140]), ("95 % of the leaves", 0.95, [12, 32, 70]) })
        {
            var system = TheoryTiers.Join(
                [TheoryTiers.Poisson(RootsPerSecond / 1_000, "root")],
                TheoryTiers.ProcessorSharing("root", (TheoryTiers.Endpoint, [new ParallelStep([[TheoryTiers.Call("leaf")]]) { Copies = Leaves, WaitFor = Quorum.OfShare(share) }])),
                TheoryTiers.ProcessorSharing("leaf", (TheoryTiers.Endpoint, [TheoryTiers.Delay(leaf)])));
            var sinks = runner.Run(system, Duration.Zero, Duration.FromSeconds(200));
            foreach (var (place, percentile) in new[] { 0.5, 0.95, 0.99 }.Index())
            {
                yield return PublishedRunner.RowOf(sinks.Select(sink => sink.Percentile(percentile)), PublishedSystems.Row(
                    "Tail at Scale, Table 1", $"{Leaves} independent leaves, root waits for {name}", FormattableString.Invariant($"p{100 * percentile:0}"), "ms", published[place], "Dean and Barroso 2013, Table 1", null,
                    "leaf calibrated (1/5/10 ms); a known miss: the published delays are correlated in servers between root and leaves, ours are independent"));
            }
        }
    }
}
