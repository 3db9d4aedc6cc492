using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Observing;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using Spectre.Console;

namespace BottleneckSim.Cli.Running;

/// <summary>Tells a run to a person.</summary>
internal static class RunText
{
    public static void Write(Terminal terminal, RunReport report)
    {
        var console = terminal.Console;
        var (scenario, result) = (report.Loaded.Scenario, report.Result);
        console.WriteLine($"{scenario.Title} ({scenario.Id})", Styles.Heading);
        console.WriteLine($"engine {result.Engine}, seed {report.Seed}, digest {result.Digest}");
        console.WriteLine(
            $"simulated {result.End} in {Readable.Time(report.WallTime.TotalSeconds)} ({Readable.Digits(report.Speed)} times as fast as the clock), {Readable.Count(result.HandledEvents)} events");
        if (!result.Plan.OperatorChanges.IsEmpty)
        {
            WriteWindow(console, result.Before.Window, "before the changes");
            LocustTable.Write(console, LocustRow.Of(result.Before));
        }

        WriteWindow(console, result.Judged.Window, "judged");
        ObservationReport.Write(terminal, result.Judged);
        ObjectiveTable.Write(console, scenario, result.Judged);
        ChangeTable.Write(console, result.Measurements.Changes);
        console.WriteLine($"Cost: {Readable.Money(result.Judged.CostPerHour)} an hour");
        console.WriteLine();
        OperationPlots.Write(terminal, result.Measurements, result.Plan.OperatorChanges, report.SeriesEnd);
    }

    private static void WriteWindow(IAnsiConsole console, MeasurementWindow window, string which)
    {
        console.WriteLine();
        console.WriteLine($"Requests issued from {window.From} to {window.To} ({which})", Styles.Heading);
    }
}
