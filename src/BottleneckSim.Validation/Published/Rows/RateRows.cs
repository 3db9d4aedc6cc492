using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Rates that follow from how work is laid out: writes for each follower, requests through one lock.</summary>
internal static class RateRows
{
    private const int Followers = 75;
    private const double PostsPerSecond = 4.6;
    private const double WriteMilliseconds = 1;
    private const double HeldMilliseconds = 5;

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        var timeline = TheoryTiers.Join(
            [TheoryTiers.Poisson(PostsPerSecond / 1_000)],
            TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [new ForEachStep(Followers, [TheoryTiers.Call("store")])])),
            TheoryTiers.ProcessorSharing("store", (TheoryTiers.Endpoint, [TheoryTiers.Compute(PublishedSystems.Constant(WriteMilliseconds))])));
        yield return PublishedRunner.RowOf(
            runner.Run(timeline, Duration.Zero, Duration.FromSeconds(2_000)).Select(sink => sink.Utilisation("store") * 1_000 / WriteMilliseconds),
            PublishedSystems.Row(
                "Write fan-out", "4.6 k posts/s to 75 followers each", "writes a second, in thousandths", "1/s", 345, "DDIA, chapter 1", EquivalenceMargin.Relative(0.02),
                "predicted; posts and capacities scaled down by 1,000"));

        var row = TheoryTiers.Join(
            [PublishedSystems.OneUser() with { Users = 20 }],
            TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [new LockStep("row", [TheoryTiers.Delay(PublishedSystems.Constant(HeldMilliseconds))])])));
        yield return PublishedRunner.RowOf(runner.Run(row, Duration.FromSeconds(5), Duration.FromSeconds(20)).Select(sink => sink.Rate), PublishedSystems.Row(
            "Lock", "20 users, one lock held for 5 ms", "requests a second", "1/s", 1_000 / HeldMilliseconds, "throughput ≤ 1 / lock hold time", EquivalenceMargin.Relative(0.01), "predicted"));
    }
}
