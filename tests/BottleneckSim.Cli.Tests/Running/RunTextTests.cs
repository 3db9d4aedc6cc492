using System.Collections.Immutable;
using System.Text.Json;
using BottleneckSim.Cli.Running;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Cli.Tests.Observing;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Cli.Tests.Running;

/// <summary>What a person reads of a run, held to files that a person has read.</summary>
public sealed class RunTextTests
{
    [Fact]
    public void A_run_with_a_change_reads_as_approved() => Matches(TerminalAbilities.Pipe, "run.approved.txt");

    [Fact]
    public void Without_unicode_a_run_reads_as_approved() => Matches(TerminalAbilities.Pipe with { UsesUnicode = false }, "run-ascii.approved.txt");

    [Fact]
    public void In_a_narrow_terminal_every_line_fits()
    {
        var text = CommandLineRun.TextOf(terminal => RunText.Write(terminal, Report()), TerminalAbilities.Pipe with { Width = 100 });

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void The_json_of_a_run_is_as_approved()
    {
        var text = RunJson.Of(Report()).ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

        GoldenFile.Matches(text.ReplaceLineEndings("\n"), "tests", "BottleneckSim.Cli.Tests", "Approved", "run.approved.json");
    }

    private static void Matches(TerminalAbilities abilities, string file) => GoldenFile.Matches(
        CommandLineRun.TextOf(terminal => RunText.Write(terminal, Report()), abilities), "tests", "BottleneckSim.Cli.Tests", "Approved", file);

    private static RunReport Report()
    {
        var loaded = CommandLineRun.SmallShop;
        var plan = new RunPlan
        {
            Scenario = loaded.Scenario,
            Seed = 7,
            OperatorChanges = [.. loaded.FixOf("more-cores").Changes.Select(change => new TimedChange(Instant.FromSeconds(6), change))],
        };
        var measurements = new RunMeasurements(
            [FabricatedWindow.Create(GradingWindows.Before, 2, 6), FabricatedWindow.Create()],
            ImmutableSortedDictionary.Create<string, ImmutableArray<OperationPoint>>(StringComparer.Ordinal).Add("GET /page", [.. Enumerable.Range(0, 30).Select(Point)]),
            ImmutableSortedDictionary<string, ImmutableArray<ResourcePoint>>.Empty)
        {
            Changes =
            [
                new ChangeProgress(Instant.FromSeconds(1), Instant.FromSeconds(1), "burn-cpu", "the fault, which nobody is told", ChangeOrigin.Fault),
                .. plan.OperatorChanges.Select(one => new ChangeProgress(one.At, one.At, one.Change.Kind, one.Change.Describe(), ChangeOrigin.Operator)),
            ],
        };
        var result = new RunResult(plan, measurements, "sequential", "0123456789abcdef", 1_234_567, Instant.FromSeconds(30));
        return new RunReport(loaded, result, TimeSpan.FromSeconds(1.5));
    }

    private static OperationPoint Point(int step) => new(
        Instant.FromSeconds(step), step < 2 ? 0 : 50, 0, step < 8 ? 0.2 * step : 0.05, step < 8 ? 0.4 * step : 0.1, step < 8 ? 0.5 * step : 0.12);
}
