using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Observations.Changes;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>The operator's changes: when they were begun, and how long they took. The fault's are never told.</summary>
internal static class ChangeTable
{
    public static void Write(IAnsiConsole console, IEnumerable<ChangeProgress> changes)
    {
        var told = changes.Where(IsTold).ToList();
        if (told.Count == 0)
            return;
        var table = Tables.Begin(console, "Changes", ">Begun", "Change", ">Complete after");
        foreach (var change in told)
            table.Add(change.Begun.ToString(), change.Description, Taken(change.Taken?.TotalSeconds));
        console.Write(table);
    }

    /// <summary>Whether a learner may see it.</summary>
    public static bool IsTold(ChangeProgress change) => change.Origin != ChangeOrigin.Fault;

    /// <summary>How long it took, in words; null stands for a change that was not complete at the end.</summary>
    public static string Taken(double? seconds) => seconds switch
    {
        null => "not complete",
        0 => "at once",
        { } some => Readable.Time(some),
    };
}
