using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios;
using Spectre.Console;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Tells the story, the system as documented, and what its users are owed.</summary>
internal static class Briefing
{
    public static void Write(IAnsiConsole console, Scenario scenario)
    {
        console.WriteLine(scenario.Title, Styles.Heading);
        console.WriteLine();
        console.WriteLine(scenario.Story.Trim());
        console.WriteLine();
        console.Write(SystemTable(console, scenario));
        console.WriteLine("The users are owed:");
        foreach (var objective in scenario.Objectives)
            console.WriteLine($"  {Requirement.Of(objective).Describe()}");
        console.WriteLine();
    }

    private static Table SystemTable(IAnsiConsole console, Scenario scenario)
    {
        var table = Tables.Begin(console, "The system as documented", "Tier", ">Nodes", ">Cores each", "What it does", ">Price an hour each");
        foreach (var tier in scenario.System.Tiers.Values)
        {
            var price = scenario.Prices.Tiers.TryGetValue(tier.Name, out var known) ? Readable.Money(known.PerHour) : "";
            table.Add(tier.Name, Readable.Count(tier.Instances), CoresOf(tier), WorkOf(tier), price);
        }

        foreach (var load in scenario.System.Loads.Values)
            table.Add(load.Name, "", "", $"users: {string.Join(", ", load.Tasks.Keys)}", "");
        return table;
    }

    private static string CoresOf(TierOptions tier) => tier switch
    {
        ProgramTierOptions host => Readable.Count(host.Cpu.Cores),
        DatabaseOptions database => Readable.Count(database.Cpu.Cores),
        CacheOptions cache => Readable.Count(cache.Cpu.Cores),
        _ => "",
    };

    private static string WorkOf(TierOptions tier) => tier switch
    {
        ProgramTierOptions host => $"runs {string.Join(", ", host.Endpoints.Keys)}",
        DatabaseOptions database => $"database; queries {string.Join(", ", database.Queries.Keys)}",
        CacheOptions => "cache",
        _ => "queue",
    };
}
