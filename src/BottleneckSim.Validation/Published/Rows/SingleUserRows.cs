using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Programs;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>What one user alone sees: Amdahl's law and serial round trips.</summary>
internal static class SingleUserRows
{
    private const int Statements = 101;

    private static readonly Duration Window = Duration.FromSeconds(20);

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        yield return Amdahl(runner);
        yield return RoundTrips(runner);
    }

    private static ValidationRow Amdahl(PublishedRunner runner)
    {
        var before = runner.Run(PublishedSystems.Alone(TheoryTiers.Compute(PublishedSystems.Constant(70)), TheoryTiers.Compute(PublishedSystems.Constant(30))), Duration.Zero, Window);
        var after = runner.Run(PublishedSystems.Alone(TheoryTiers.Compute(PublishedSystems.Constant(35)), TheoryTiers.Compute(PublishedSystems.Constant(30))), Duration.Zero, Window);
        return PublishedRunner.RowOf(before.Zip(after, (slow, fast) => slow.Mean / fast.Mean), PublishedSystems.Row(
            "Amdahl's law", "70 % of the time made twice as fast", "overall speed-up", "ratio", 1.54, "Course, week on slowness (Amdahl 1967)", EquivalenceMargin.Relative(0.01),
            "predicted, nothing calibrated; the published figure is rounded"));
    }

    private static ValidationRow RoundTrips(PublishedRunner runner)
    {
        var system = TheoryTiers.Join(
            [PublishedSystems.OneUser()],
            TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [new ForEachStep(Statements, [TheoryTiers.Call("store")])])),
            TheoryTiers.ProcessorSharing("store", (TheoryTiers.Endpoint, [])));
        system = system with { Links = system.Links.Add(new LinkEnds("web", "store"), new LinkOptions(Duration.FromMicroseconds(250))) };
        return PublishedRunner.RowOf(runner.Run(system, Duration.Zero, Window).Select(sink => sink.Mean), PublishedSystems.Row(
            "Round trips", $"{Statements} serial statements at 0.5 ms", "time of one request", "ms", 50.5, "Course: row-by-row inserts", EquivalenceMargin.Relative(0.01),
            "predicted from links of 250 µs each way"));
    }
}
