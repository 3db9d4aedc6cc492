using System.CommandLine;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Proofs;
using BottleneckSim.Grading.Runs;

namespace BottleneckSim.Cli.Proving;

/// <summary><c>prove ID|--all</c>: shows by measuring that scenarios are what their truth says.</summary>
internal static class ProveCommand
{
    public static Command Create(Composition composition)
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "A scenario's name or file.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Prove every scenario of the library." };
        var replications = CommonSymbols.Replications();
        var seed = CommonSymbols.Seed("The base from which the seeds of all replications are derived.", ReplicationSeeds.Default.Base);
        var engine = CommonSymbols.Engine();
        var command = new Command(
            "prove",
            "Show by measuring that the healthy system meets its objectives, the fault breaks them visibly, the right fixes mend it and the wrong ones do not. "
            + "Exit code: 0 all hold, 1 not.")
        {
            scenario, all, replications, seed, engine,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var options = new ProveOptions(
                    parsed.GetValue(replications), parsed.GetValue(seed), parsed.GetValue(engine) ?? EngineChoice.Sequential);
                return Prove(composition, Wanted(composition, parsed.GetValue(scenario), parsed.GetValue(all)), options, cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static IReadOnlyList<LoadedScenario> Wanted(Composition composition, string? name, bool isAll) => (name, isAll) switch
    {
        (null, true) => composition.Catalogue.All(),
        ({ } one, false) => [composition.Catalogue.Load(one)],
        _ => throw new MistakeException("Say which scenario is to be proved, or --all; not both."),
    };

    private static int Prove(Composition composition, IReadOnlyList<LoadedScenario> scenarios, ProveOptions options, CancellationToken cancellation)
    {
        var isProved = true;
        foreach (var loaded in scenarios)
        {
            if (loaded.Truth is null)
                throw new MistakeException($"{loaded.Path}: there is no truth file beside it, so there is nothing to prove; expected truth/{loaded.Scenario.Id}.yaml.");
            var report = ProgressDisplay.WithCount(composition.Terminal, $"Proving {loaded.Scenario.Id}", progress => ReportOf(loaded, options, progress, cancellation));
            ProofText.Write(composition.Terminal.Console, report);
            isProved &= report.IsProved;
        }

        return isProved ? ExitCode.Success : ExitCode.NotMet;
    }

    private static ProofReport ReportOf(LoadedScenario loaded, ProveOptions options, IProgress<int> progress, CancellationToken cancellation)
    {
        var experiment = new Experiment(
            EngineChoice.FactoryOf(options.Engine), loaded.Scenario, loaded.Truth, new ReplicationSeeds(options.BaseSeed), null, progress, cancellation);
        return new Prover(experiment, FixVerification.RuleOf(options.Replications)).Prove();
    }
}
