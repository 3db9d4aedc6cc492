using System.CommandLine;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Explaining;

/// <summary><c>explain ID NODE QUERY</c>: how a database answers a query.</summary>
internal static class ExplainCommand
{
    public static Command Create(Composition composition)
    {
        var scenario = CommonSymbols.Scenario();
        var node = new Argument<string>("NODE") { Description = "The database: a tier (db) or a node (db-1)." };
        var query = new Argument<string>("QUERY") { Description = "The query's name in the scenario." };
        var at = CommonSymbols.At("When: faults that came by then are in force (default: the schedule's fix-at).");
        var fixes = new Option<string[]>("--fix") { Description = "A fix that has been made and has done its work; may be given several times.", HelpName = "NAME" };
        var healthy = new Option<bool>("--no-fault") { Description = "Keep the hidden faults away." };
        var command = new Command("explain", "Print the plan by which a database answers a query, as PostgreSQL's EXPLAIN does.")
        {
            scenario, node, query, at, fixes, healthy,
        };
        command.SetAction(parsed =>
        {
            var options = new ExplainOptions(
                parsed.GetRequiredValue(scenario), parsed.GetRequiredValue(node), parsed.GetRequiredValue(query), parsed.GetValue(at),
                [.. parsed.GetValue(fixes) ?? []], parsed.GetValue(healthy));
            composition.Terminal.Output.Write(QueryExplanation.Of(composition.Catalogue.Load(options.Scenario), options));
            return ExitCode.Success;
        });
        return command;
    }
}
