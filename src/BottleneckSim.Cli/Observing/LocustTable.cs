using System.Globalization;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>Locust's statistics as Locust prints them: counts and times first, then the percentiles.</summary>
internal static class LocustTable
{
    /// <summary>Prints both tables.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<LocustRow> rows)
    {
        console.Write(Statistics(console, rows));
        console.Write(Percentiles(console, rows));
        foreach (var row in rows.Where(row => row.Unfinished > 0 && row.Name != "Aggregated"))
            console.WriteLine($"{row.Type} {row.Name}: {Readable.Count(row.Unfinished)} more requests had not ended when the run did.", Styles.Warning);
    }

    private static Table Statistics(IAnsiConsole console, IReadOnlyList<LocustRow> rows)
    {
        var table = Tables.Begin(
            console, "Requests (times in ms)", "Type", "Name", ">Request Count", ">Failure Count", ">Median", ">Average", ">Min", ">Max", ">Average Content Size",
            ">Requests/s", ">Failures/s");
        foreach (var row in rows)
        {
            table.Add(
                row.FailureCount > 0 ? Styles.Warning : Styles.Plain,
                row.Type, row.Name, Readable.Count(row.RequestCount), Readable.Count(row.FailureCount), Readable.Milliseconds(row.Median),
                Readable.Milliseconds(row.Average), Readable.Milliseconds(row.Minimum), Readable.Milliseconds(row.Maximum),
                Readable.Digits(row.AverageContentBytes), Readable.Digits(row.RequestsPerSecond), Readable.Digits(row.FailuresPerSecond));
        }

        return table;
    }

    private static Table Percentiles(IAnsiConsole console, IReadOnlyList<LocustRow> rows)
    {
        string[] shares = [.. LocustRow.Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $">{share * 100:0.##}%"))];
        var table = Tables.Begin(console, "Response time percentiles (ms)", ["Type", "Name", .. shares]);
        foreach (var row in rows)
            table.Add([row.Type, row.Name, .. row.Percentiles.Select(Readable.Milliseconds)]);
        return table;
    }
}
