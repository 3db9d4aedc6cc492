using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Exercises.Guided;
using BottleneckSim.Cli.Exercises.Scripted;
using BottleneckSim.Cli.Verifying;

namespace BottleneckSim.Cli.Exercises;

/// <summary><c>exercise start|run</c>: find, mend and verify.</summary>
internal static class ExerciseCommand
{
    public static Command Create(Composition composition) =>
        new("exercise", "Find the bottleneck, mend it, and have it verified: guided, or from a script.") { Start(composition), Run(composition) };

    private static Command Start(Composition composition)
    {
        var scenario = CommonSymbols.Scenario();
        var seed = CommonSymbols.OptionalSeed("The base from which the seeds of the verdict are derived.");
        var replications = CommonSymbols.Replications();
        var command = new Command(
            "start", "The guided way: story, observe, diagnose, mend, verify, debrief. Answers come from the terminal or a pipe; hint and quit work everywhere.")
        {
            scenario, seed, replications,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                _ = FixVerification.RuleOf(parsed.GetValue(replications));
                var options = new GuidedOptions(parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(replications));
                return new GuidedExercise(composition, composition.Catalogue.Load(options.Scenario), options, cancellation).Run();
            },
            CancellationToken.None));
        return command;
    }

    private static Command Run(Composition composition)
    {
        var script = new Argument<string>("SCRIPT") { Description = "A YAML file that says scenario, diagnosis and fix; see exercises/missing-index.yaml." };
        var command = new Command(
            "run", "The same from a script: prints the verdict as JSON. Exit code: 0 met, 1 not met, 2 a mistake in the script, 3 inconclusive.")
        {
            script,
        };
        command.SetAction((parsed, cancellation) =>
            Task.Run(() => ScriptedExercise.Run(composition, parsed.GetRequiredValue(script), cancellation), CancellationToken.None));
        return command;
    }
}
