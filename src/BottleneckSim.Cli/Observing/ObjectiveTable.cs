using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>What users are owed and what they got in one run: a first look, no verdict.</summary>
internal static class ObjectiveTable
{
    public static void Write(IAnsiConsole console, Scenario scenario, WindowMeasurement window)
    {
        var table = Tables.Begin(console, "Objectives in this run (a verdict takes several seeds: verify)", "Objective", ">Good", ">Latency", "");
        foreach (var objective in scenario.Objectives)
        {
            var requirement = Requirement.Of(objective);
            var sample = requirement.In(window);
            var isKept = sample.Share >= requirement.Share;
            table.Add(
                isKept ? Styles.Good : Styles.Bad, requirement.Describe(), Readable.Percent(sample.Share), LatencyOf(objective, window),
                isKept ? "kept" : "missed");
        }

        console.Write(table);
    }

    private static string LatencyOf(Objective objective, WindowMeasurement window) => objective switch
    {
        LatencyObjective latency when window.Operations.TryGetValue(latency.Operation, out var measured) =>
            FormattableString.Invariant($"p{latency.Percentile} {Readable.Time(measured.OwedLatencySeconds(latency.Percentile / 100))}"),
        StalenessObjective staleness when window.Staleness.TryGetValue(staleness.Tier, out var measured) =>
            FormattableString.Invariant($"stale p{staleness.Percentile} {Readable.Time(measured.StaleSeconds(staleness.Percentile / 100))}"),
        _ => "",
    };
}
