using System.Globalization;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Validation.Reports;
using Spectre.Console;

namespace BottleneckSim.Cli.ModelValidation;

/// <summary>Tells a person how a section came out: the counts, and every miss.</summary>
internal static class ValidationText
{
    public static void Write(IAnsiConsole console, ValidationSection section)
    {
        if (section.SkippedBecause is { } reason)
        {
            console.WriteLine($"{section.Title}: skipped: {reason}");
            return;
        }

        var misses = section.Misses().ToList();
        console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{section.Title}: {section.Rows.Length} rows, {section.CountOf(RowVerdict.Agrees)} agree, {section.CountOf(RowVerdict.Differs)} differ, {section.CountOf(RowVerdict.Inconclusive)} inconclusive, {section.CountOf(RowVerdict.Reported)} reported"),
            misses.Count == 0 ? Styles.Good : Styles.Bad);
        if (misses.Count == 0)
            return;
        var table = Tables.Begin(console, $"{section.Id}: misses", "Row", "Compared", "Unit", ">Ours", ">From", ">To", ">Reference", "Margin", "Verdict");
        foreach (var row in misses)
        {
            table.Add(
                Styles.Bad, row.Name, row.Compares, row.Unit, ReportNumber.Text(row.Ours), Optional(row.Low), Optional(row.High), Optional(row.Reference),
                row.Margin?.Describe() ?? "", row.Verdict == RowVerdict.Differs ? "differs" : "inconclusive");
        }

        console.Write(table);
    }

    private static string Optional(double? value) => value is { } known ? ReportNumber.Text(known) : "";
}
