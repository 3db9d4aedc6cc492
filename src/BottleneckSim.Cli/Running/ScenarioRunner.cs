using System.Collections.Immutable;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Running;

/// <summary>Turns options into a run plan and carries it out.</summary>
internal static class ScenarioRunner
{
    /// <summary>Runs what the options say.</summary>
    /// <exception cref="MistakeException">A name, a file or an instant is wrong.</exception>
    public static RunReport Run(Composition composition, RunOptions options)
    {
        var loaded = composition.Catalogue.Load(options.Scenario);
        var plan = PlanOf(loaded, options);
        var engines = EngineChoice.FactoryOf(options.Engine);
        var horizon = GradingWindows.HorizonOf(loaded.Scenario);
        var started = composition.Clock.GetTimestamp();
        var result = ProgressDisplay.WithBar(
            composition.Terminal, $"{loaded.Scenario.Id}, seed {options.Seed}", progress => ScenarioRun.Execute(engines, plan, new RunProgress(progress, horizon)));
        return new RunReport(loaded, result, composition.Clock.GetElapsedTime(started));
    }

    /// <summary>The plan that the options mean.</summary>
    public static RunPlan PlanOf(LoadedScenario loaded, RunOptions options)
    {
        var schedule = loaded.Scenario.Schedule;
        var at = options.At ?? schedule.FixAt;
        RequireWithinRun(at, loaded.Scenario);
        return new RunPlan
        {
            Scenario = loaded.Scenario,
            Seed = options.Seed,
            Faults = FaultsOf(loaded, options),
            OperatorChanges = [.. ChangesOf(loaded, options, at)],
            WithSeries = true,
        };
    }

    /// <summary>Refuses an instant outside the run.</summary>
    /// <exception cref="MistakeException">The instant lies outside the run.</exception>
    public static void RequireWithinRun(Instant at, Scenario scenario)
    {
        var horizon = GradingWindows.HorizonOf(scenario);
        if (at < Instant.Zero || at > horizon)
            throw new MistakeException($"The instant {at} lies outside the run; allowed: 0s to {horizon}.");
    }

    private static ImmutableArray<TimedChange> FaultsOf(LoadedScenario loaded, RunOptions options) =>
        options.IsHealthy || loaded.Truth is null ? [] : loaded.Truth.Faults;

    private static IEnumerable<TimedChange> ChangesOf(LoadedScenario loaded, RunOptions options, Instant at)
    {
        var fixes = options.Fixes.SelectMany(name => loaded.FixOf(name).Changes).Select(change => new TimedChange(at, change)).ToImmutableArray();
        var changes = options.ChangesFile is { } file ? ChangesFile.Read(file, loaded.Scenario, FaultsOf(loaded, options)) : [];
        foreach (var change in changes)
            RequireWithinRun(change.At, loaded.Scenario);
        return fixes.Concat(changes);
    }
}
