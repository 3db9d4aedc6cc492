using System.Collections.Immutable;
using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Engines;

namespace BottleneckSim.Cli.Running;

/// <summary><c>run ID|FILE</c>: one deterministic run and everything measured in it.</summary>
internal static class RunCommand
{
    public static Command Create(Composition composition)
    {
        var scenario = CommonSymbols.Scenario();
        var seed = CommonSymbols.Seed("The seed of all draws.", 1);
        var healthy = new Option<bool>("--no-fault") { Description = "Keep the hidden faults away: the system as documented." };
        var fixes = new Option<string[]>("--fix") { Description = "A fix of the practice menu; may be given several times.", HelpName = "NAME" };
        var at = CommonSymbols.At("When the fixes are made (default: the schedule's fix-at).");
        var changes = new Option<string?>("--changes") { Description = "A YAML file of changes with their instants.", HelpName = "FILE" };
        var engine = CommonSymbols.Engine();
        var json = CommonSymbols.Json();
        var command = new Command("run", "Run a scenario once and print what its users and its machines went through: tables, then plots over time.")
        {
            scenario, seed, healthy, fixes, at, changes, engine, json,
        };
        command.SetAction(parsed => Run(composition, new RunOptions
        {
            Scenario = parsed.GetRequiredValue(scenario),
            Seed = parsed.GetValue(seed),
            IsHealthy = parsed.GetValue(healthy),
            Fixes = [.. parsed.GetValue(fixes) ?? []],
            At = parsed.GetValue(at),
            ChangesFile = parsed.GetValue(changes),
            Engine = parsed.GetValue(engine) ?? EngineChoice.Sequential,
            JsonFile = parsed.GetValue(json),
        }));
        return command;
    }

    private static int Run(Composition composition, RunOptions options)
    {
        var report = ScenarioRunner.Run(composition, options);
        if (report.Loaded.Truth is null && !options.IsHealthy)
            composition.Terminal.Error.WriteLine($"Note: there is no truth file for {report.Loaded.Scenario.Id}, so the system runs as documented, without faults.");
        if (!JsonOutput.IsOnlyOutput(options.JsonFile))
            RunText.Write(composition.Terminal, report);
        JsonOutput.Write(composition.Terminal, options.JsonFile, () => RunJson.Of(report));
        return ExitCode.Success;
    }
}
