using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Explaining;
using BottleneckSim.Cli.Observing;
using BottleneckSim.Cli.Running;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Lets the person look at one run of the system as it is, as long as they like.</summary>
internal sealed class Observation(Terminal terminal, LoadedScenario loaded, RunReport report)
{
    /// <summary>What may be looked at.</summary>
    public const string Help =
        "Look at: requests, use, statements, caches, queues, plots, all, explain DATABASE QUERY. When you know where the bottleneck is: diagnose.";

    private WindowMeasurement Window => report.Result.Judged;

    /// <summary>Shows what is asked for, until the person wants to diagnose.</summary>
    public void Run(Conversation conversation)
    {
        terminal.Output.WriteLine($"You see the requests issued from {Window.Window.From} to {Window.Window.To} of one run.");
        terminal.Output.WriteLine(Help);
        while (conversation.Ask("observe", Help, Show) != "diagnose")
        {
            // Every look is free.
        }
    }

    private string? Show(string answer)
    {
        var words = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["requests"]:
                LocustTable.Write(terminal.Console, LocustRow.Of(Window));
                ObjectiveTable.Write(terminal.Console, loaded.Scenario, Window);
                break;
            case ["use"]:
                UseTable.Write(terminal.Console, Window.Resources);
                break;
            case ["statements"]:
                ShowOr(Window.Statements.IsEmpty, "This system has no database.", () => StatementTable.Write(terminal.Console, Window));
                break;
            case ["caches"]:
                ShowOr(Window.Caches.IsEmpty, "This system has no cache.", () => PartTables.WriteCaches(terminal.Console, Window));
                break;
            case ["queues"]:
                ShowOr(Window.Queues.IsEmpty, "This system has no message queue.", ShowQueues);
                break;
            case ["plots"]:
                OperationPlots.Write(terminal, report.Result.Measurements, [], report.SeriesEnd);
                break;
            case ["all"]:
                ObservationReport.Write(terminal, Window);
                break;
            case ["explain", var node, var query]:
                Explain(node, query);
                break;
            case ["diagnose"]:
                break;
            default:
                return null;
        }

        return words[0];
    }

    private void ShowOr(bool isEmpty, string otherwise, Action show)
    {
        if (isEmpty)
            terminal.Output.WriteLine(otherwise);
        else
            show();
    }

    private void ShowQueues()
    {
        PartTables.WriteQueues(terminal.Console, Window);
        PartTables.WriteJobs(terminal.Console, Window);
    }

    private void Explain(string node, string query)
    {
        try
        {
            terminal.Output.Write(QueryExplanation.Of(SystemAt.Of(loaded, loaded.Scenario.Schedule.FixAt, [], isHealthy: false), node, query));
        }
        catch (MistakeException mistake)
        {
            terminal.Output.WriteLine(mistake.Message);
        }
    }
}
