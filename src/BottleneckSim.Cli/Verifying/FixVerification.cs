using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Verifying;

/// <summary>Judges a fix by replications.</summary>
internal static class FixVerification
{
    /// <summary>The verdict.</summary>
    /// <exception cref="MistakeException">A name is wrong, or the replications are too few or too many.</exception>
    public static VerdictReport Verify(
        LoadedScenario loaded, Fix fix, VerifyOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default, Parallelism? parallelism = null)
    {
        var experiment = new Experiment(
            EngineChoice.FactoryOf(options.Engine), loaded.Scenario, loaded.Truth, new ReplicationSeeds(options.BaseSeed), parallelism, progress, cancellation);
        return new Verifier(experiment, RuleOf(options.Replications)).Verify(fix, withPrevention: false);
    }

    /// <summary>The exit code that tells a verdict.</summary>
    public static int ExitCodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Met => ExitCode.Success,
        Verdict.NotMet => ExitCode.NotMet,
        _ => ExitCode.Inconclusive,
    };

    /// <summary>The stopping rule with at most so many replications.</summary>
    public static StoppingRule RuleOf(int? replications) => replications switch
    {
        null => StoppingRule.Default,
        >= VerifyOptions.FewestReplications and <= VerifyOptions.MostReplications => StoppingRule.Default.WithAtMost(replications.Value),
        _ => throw new MistakeException(FormattableString.Invariant(
            $"--replications: {replications} is not allowed; allowed: {VerifyOptions.FewestReplications} to {VerifyOptions.MostReplications}. One run alone says nothing of how seeds differ.")),
    };
}
