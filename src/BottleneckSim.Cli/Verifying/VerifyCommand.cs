using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Runs;

namespace BottleneckSim.Cli.Verifying;

/// <summary><c>verify ID --fix NAME</c>: a measured verdict on a fix.</summary>
internal static class VerifyCommand
{
    public static Command Create(Composition composition)
    {
        var scenario = CommonSymbols.Scenario();
        var fix = CommonSymbols.RequiredFix();
        var replications = CommonSymbols.Replications();
        var seed = CommonSymbols.Seed("The base from which the seeds of all replications are derived.", ReplicationSeeds.Default.Base);
        var engine = CommonSymbols.Engine();
        var json = CommonSymbols.Json();
        var command = new Command(
            "verify", "Judge a fix by running the faulty system with and without it on the same seeds. Exit code: 0 met, 1 not met, 3 inconclusive.")
        {
            scenario, fix, replications, seed, engine, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var options = new VerifyOptions
                {
                    Scenario = parsed.GetRequiredValue(scenario),
                    Fix = parsed.GetRequiredValue(fix),
                    Replications = parsed.GetValue(replications),
                    BaseSeed = parsed.GetValue(seed),
                    Engine = parsed.GetValue(engine) ?? EngineChoice.Sequential,
                };
                return Verify(composition, options, parsed.GetValue(json), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static int Verify(Composition composition, VerifyOptions options, string? jsonFile, CancellationToken cancellation)
    {
        var loaded = composition.Catalogue.Load(options.Scenario);
        var fix = loaded.FixOf(options.Fix);
        var report = ProgressDisplay.WithCount(
            composition.Terminal, $"Verifying {fix.Name}", progress => FixVerification.Verify(loaded, fix, options, progress, cancellation));
        if (!JsonOutput.IsOnlyOutput(jsonFile))
            VerdictText.Write(composition.Terminal.Console, report, fix.Title);
        JsonOutput.Write(composition.Terminal, jsonFile, () => VerdictJson.Of(report));
        return FixVerification.ExitCodeOf(report.Verdict);
    }
}
