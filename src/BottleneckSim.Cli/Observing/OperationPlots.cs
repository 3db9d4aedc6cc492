using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Plots;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>Requests each second and latency over time, for every operation, with a letter where the operator changed something.</summary>
internal static class OperationPlots
{
    private const int Columns = 64;
    private const int Rows = 5;
    private const int AxisColumns = 12;

    public static void Write(Terminal terminal, RunMeasurements measurements, IReadOnlyList<TimedChange> changes, Instant end)
    {
        var columns = Math.Clamp(terminal.Abilities.Width - AxisColumns, 10, Columns);
        PlotMark[] marks = [.. InstantsOf(changes).Select((instant, index) => new PlotMark(instant.TotalSeconds / end.TotalSeconds, LetterOf(index)))];
        foreach (var (operation, points) in measurements.OperationSeries)
        {
            WritePlot(terminal, $"{operation}: requests/s", [new("requests/s", [.. points.Select(point => point.RequestsPerSecond)])], Layout(Readable.Digits));
            WritePlot(
                terminal, $"{operation}: latency, p50 (lower line) and p99 (upper line)",
                [new("p50", Latencies(points, point => point.MedianSeconds)), new("p99", Latencies(points, point => point.P99Seconds))],
                Layout(Readable.Time));
        }

        foreach (var (instant, index) in InstantsOf(changes).Select((instant, index) => (instant, index)))
        {
            var what = string.Join("; ", changes.Where(change => change.At == instant).Select(change => change.Change.Describe()));
            terminal.Console.WriteLine($"{LetterOf(index)} at {instant}: {what}");
        }

        PlotLayout Layout(Func<double, string> format) =>
            new(columns, Rows, terminal.Abilities.UsesUnicode, format, "0s", end.ToString());

        void WritePlot(Terminal on, string title, IReadOnlyList<PlotSeries> series, PlotLayout layout)
        {
            on.Console.WriteLine(title, Styles.Heading);
            foreach (var line in TimePlot.Draw(series, marks, layout))
                on.Console.WriteLine(line);
        }
    }

    private static IReadOnlyList<Instant> InstantsOf(IReadOnlyList<TimedChange> changes) => [.. changes.Select(change => change.At).Distinct().Order()];

    private static char LetterOf(int index) => (char)('A' + Math.Min(index, 25));

    // A step in which nothing ended has no latency.
    private static double[] Latencies(IReadOnlyList<OperationPoint> points, Func<OperationPoint, double> latency) =>
        [.. points.Select(point => point.RequestsPerSecond > 0 ? latency(point) : double.NaN)];
}
