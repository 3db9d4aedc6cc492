using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Locust's constant_throughput bounds the rate from above, and a slow system stays below.</summary>
internal static class LocustRows
{
    private const int Users = 5_000;
    private const double PacingMilliseconds = 10_000;

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        yield return Row(runner, 50, 500, "fast answers (50 ms)", "Locust documentation: at most 500 tasks a second");
        yield return Row(runner, 20_000, 250, "answers slower than the pace (20 s)", "arithmetic: users / response time");
        foreach (var row in Shape(runner))
            yield return row;
    }

    /// <summary>The example of a shape by stages: whoever is there asks once a second.</summary>
    private static IEnumerable<ValidationRow> Shape(PublishedRunner runner)
    {
        (int End, int Users, double Spawn, int From)[] stages = [(60, 10, 10, 20), (100, 50, 10, 70), (180, 100, 10, 120), (220, 30, 10, 190), (230, 10, 10, 224), (240, 1, 1, 250)];
        var users = TheoryTiers.Users(1, PublishedSystems.Millisecond) with
        {
            WaitNanoseconds = PublishedSystems.Constant(1_000),
            Stages = [.. stages.Select(stage => new LoadStage(Duration.FromSeconds(stage.End), stage.Users, stage.Spawn))],
        };
        var system = TheoryTiers.Join([users], TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [])));
        foreach (var stage in stages)
        {
            yield return PublishedRunner.RowOf(runner.Run(system, Duration.FromSeconds(stage.From), Duration.FromSeconds(5)).Select(sink => sink.Rate), PublishedSystems.Row(
                "Locust", $"example shape, stage to {stage.End} s", "users at the end of the stage", "users", stage.Users, "Locust documentation: custom load shapes", EquivalenceMargin.Absolute(0.2),
                "predicted: requests a second of users who ask once a second" + (stage.Users == 1 ? "; ten seconds later, as nine users leave one a second" : "")));
        }
    }

    private static ValidationRow Row(PublishedRunner runner, double answerMilliseconds, double expected, string name, string source)
    {
        var users = TheoryTiers.Users(Users, PublishedSystems.Millisecond) with { WaitNanoseconds = PublishedSystems.Constant(PacingMilliseconds), WaitRule = WaitRule.StartToStart, SpawnPerSecond = 500 };
        var web = TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [TheoryTiers.Delay(PublishedSystems.Constant(answerMilliseconds))]));
        var sinks = runner.Run(TheoryTiers.Join([users], web), Duration.FromSeconds(40), Duration.FromSeconds(40));
        return PublishedRunner.RowOf(sinks.Select(sink => sink.Rate), PublishedSystems.Row(
            "Locust", $"5,000 users, constant_throughput(0.1), {name}", "tasks a second", "1/s", expected, source, EquivalenceMargin.Relative(0.01), "predicted"));
    }
}
