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
                style, use.Node, use.Resource, Readable.Count(use.Last.Capacity), Readable.Percent(use.Utilisation), Readable.Digits(use.MeanWaiting),
                Readable.Time(use.MeanWaitSeconds), Readable.Count(use.Errors), note);
        }

        console.Write(table);
    }

    private static (Style Style, string Note) Look(UseJudgement judgement, ResourceUse use) => judgement switch
    {
        UseJudgement.Saturated => (Styles.Bad, use.Errors > 0 && use.MeanWaiting < 0.5 ? "<< errors" : "<< saturated"),
        UseJudgement.Busy => (Styles.Warning, "< busy"),
        _ => (Styles.Plain, ""),
    };
}
