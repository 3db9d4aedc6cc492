using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Exercises.Diagnoses;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Exercises;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Exercises;

/// <summary>Grades what a person or a script has found and done: one experiment, so that no run is made twice.</summary>
internal sealed class ExerciseGrading
{
    // What a relief gains is the same in every seed or nearly so: common random numbers leave only the relief's doing.
    private const int PairsForShares = 1;

    private readonly LoadedScenario _loaded;
    private readonly Experiment _experiment;
    private readonly StoppingRule _rule;
    private readonly ProgressRelay _progress = new();

    public ExerciseGrading(
        LoadedScenario loaded, ulong? seed, int? replications, CancellationToken cancellation = default, IEngineFactory? engines = null)
    {
        _loaded = loaded;
        _rule = FixVerification.RuleOf(replications);
        _experiment = new Experiment(
            engines ?? new SequentialEngineFactory(), loaded.Scenario, loaded.Truth, seed is { } one ? new ReplicationSeeds(one) : null, null, _progress, cancellation);
    }

    /// <summary>Grades something while its runs are counted.</summary>
    public T While<T>(IProgress<int> progress, Func<ExerciseGrading, T> grade)
    {
        _progress.Target = progress;
        return grade(this);
    }

    /// <summary>Whether the objectives are met as the system is, nothing done.</summary>
    public Judgement Unmended() => new Judge(_experiment, _rule).JudgementOf(Variants.Unmended(_loaded.Truth));

    /// <summary>The verdict on a fix.</summary>
    public VerdictReport Verify(Fix fix) => new Verifier(_experiment, _rule).Verify(fix);

    /// <summary>What a diagnosis is worth.</summary>
    public DiagnosisScore Score(Diagnosis? diagnosis, Judgement unmended)
    {
        if (unmended.Verdict == Verdict.Met)
            return DiagnosisScore.Of(diagnosis, [], isHealthy: true);

        // Reliefs are made to the faulty system, so they are taken from it: a change in a hidden fault must not be undone by one.
        var system = Explaining.SystemAt.Of(_loaded, _loaded.Scenario.Schedule.FixAt, [], isHealthy: false);
        var shares = CausalShare.Of(_experiment, new ResourceReliefs().ReliefsOf(system), PairsForShares);
        return DiagnosisScore.Of(diagnosis, shares, isHealthy: false);
    }

    /// <summary>The exit code for an exercise that ends with a system left as it is.</summary>
    public static int ExitCodeOf(Judgement unmended) => unmended.Verdict switch
    {
        Verdict.Met => ExitCode.Success,
        Verdict.NotMet => ExitCode.NotMet,
        _ => ExitCode.Inconclusive,
    };

    private sealed class ProgressRelay : IProgress<int>
    {
        public IProgress<int>? Target { get; set; }

        public void Report(int value) => Target?.Report(value);
    }
}
