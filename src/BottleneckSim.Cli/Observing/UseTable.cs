using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>Utilisation, saturation and errors of every resource of every instance (Gregg's USE method), the worst marked.</summary>
internal static class UseTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ResourceUse> resources)
    {
        var table = Tables.Begin(
            console, "Resources: utilisation, saturation, errors", "Node", "Resource", ">Servers", ">Utilisation", ">Waiting (mean)", ">Mean wait", ">Errors", "");
        foreach (var use in resources)
        {
            var (style, note) = Look(UseJudgements.Of(use), use);
            table.Add(
                style, use.Node, use.Resource, Readable.Count(use.Last.Capacity), Utilisation(use), Readable.Digits(use.MeanWaiting),
                Readable.Time(use.MeanWaitSeconds), Readable.Count(use.Errors), note);
        }

        console.Write(table);
    }

    /// <summary>With what it consists of where a processor does more than useful work.</summary>
    private static string Utilisation(ResourceUse use)
    {
        (string Mode, double Nanoseconds)[] modes =
            [("useful", use.UsefulNanoseconds), ("switching", use.Losses.Switching), ("stalled", use.Losses.Stalled), ("steal", use.Losses.Stolen), ("collecting", use.Losses.Collecting)];
        var told = modes.Where(mode => mode.Nanoseconds > 0).Select(mode => $"{mode.Mode} {Readable.Percent(mode.Nanoseconds / use.CapacityNanoseconds)}");
        return Readable.Percent(use.Utilisation) + (use.Losses.Sum > 0 && use.CapacityNanoseconds > 0 ? $" ({string.Join(", ", told)})" : string.Empty);
    }

    private static (Style Style, string Note) Look(UseJudgement judgement, ResourceUse use) => judgement switch
    {
        UseJudgement.Saturated => (Styles.Bad, use.Errors > 0 && use.MeanWaiting < 0.5 ? "<< errors" : "<< saturated"),
        UseJudgement.Busy => (Styles.Warning, "< busy"),
        _ => (Styles.Plain, ""),
    };
}
