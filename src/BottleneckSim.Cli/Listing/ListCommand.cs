using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Objectives;
using Spectre.Console;

namespace BottleneckSim.Cli.Listing;

/// <summary><c>list</c>: the scenarios there are.</summary>
internal static class ListCommand
{
    public static Command Create(Composition composition)
    {
        var command = new Command("list", "List the scenarios: name, title, sources, objectives.");
        command.SetAction(_ =>
        {
            Write(composition.Terminal, composition.Catalogue.All());
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Prints the table.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<LoadedScenario> scenarios)
    {
        var table = Tables.Begin(terminal.Console, "Scenarios", "Name", "Title", "Teaches", "Objectives");
        table.ShowRowSeparators = true;
        foreach (var scenario in scenarios.Select(loaded => loaded.Scenario))
        {
            table.Add(
                scenario.Id, scenario.Title, string.Join(", ", scenario.Teaches),
                string.Join('\n', scenario.Objectives.Select(objective => Requirement.Of(objective).Describe())));
        }

        terminal.Console.Write(table);
        terminal.Console.WriteLine("'bottlenecksim exercise start NAME' guides you through one; 'run NAME' shows what its users and machines go through.");
    }
}
