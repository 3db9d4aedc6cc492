using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Proofs;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Tests.Verdicts;

/// <summary>Verdicts on the real engine, with every run watched by the invariant checker.</summary>
public sealed class VerifierTests
{
    [Fact]
    public void The_reference_fix_meets_all_objectives_and_is_compared_with_doing_nothing()
    {
        var report = new Verifier(TwoShops.Experiment()).Verify(TwoShops.BetterCode);
        Assert.Equal(Verdict.Met, report.Verdict);
        Assert.Equal(Verdict.NotMet, report.Objectives[0].Before.Verdict);
        Assert.True(report.Objectives[0].Gain.Interval.Low > 0.5);
        Assert.True(report.Objectives[0].LatencyAfter!.Seconds.Interval.High < 0.12);
        Assert.Empty(report.SideEffects);
        Assert.Null(report.Regret);
        Assert.Equal(("sequential", 5, 20_261_122UL), (report.Engine, report.Replications, report.BaseSeed));
    }

    [Fact]
    public void A_fix_that_does_nothing_is_not_met_and_gains_exactly_nothing()
    {
        var report = new Verifier(TwoShops.Experiment()).Verify(TwoShops.Nothing);
        Assert.Equal(Verdict.NotMet, report.Verdict);
        Assert.All(report.Objectives, objective => Assert.Equal(0, objective.Gain.Value));
        Assert.True(report.Regret!.MissedRatio > 0.5);
    }

    [Fact]
    public void A_fix_that_answers_fast_by_refusing_users_is_not_met()
    {
        var report = new Verifier(TwoShops.Experiment()).Verify(TwoShops.RefuseUsers);
        Assert.Equal(Verdict.NotMet, report.Verdict);
        Assert.Equal(Verdict.NotMet, report.Objectives[0].After.Verdict);
        Assert.Equal(Verdict.NotMet, report.Objectives[1].After.Verdict);
        Assert.Equal(double.PositiveInfinity, report.Objectives[0].LatencyAfter!.Seconds.Value);

        // What it looks like on a dashboard: the mean latency has fallen to less than half.
        var seen = report.Operations[0];
        Assert.True(seen.MeanLatencyAfter.Interval.High < seen.MeanLatencyBefore.Interval.Low / 2);
    }

    [Fact]
    public void A_fix_that_shifts_the_pain_to_another_operation_is_not_met_and_its_side_effect_is_named()
    {
        var report = new Verifier(TwoShops.Experiment()).Verify(TwoShops.ShiftThePain);
        Assert.Equal(Verdict.NotMet, report.Verdict);
        Assert.Equal(Verdict.Met, report.Objectives[0].After.Verdict);
        var harmed = Assert.Single(report.SideEffects);
        Assert.Equal(TwoShops.OperationB, harmed.Objective.Subject);
        Assert.Equal((Verdict.Met, Verdict.NotMet), (harmed.Before.Verdict, harmed.After.Verdict));
        Assert.True(report.Operations[1].IsHarmed);
        Assert.False(report.Operations[0].IsHarmed);
    }

    [Fact]
    public void A_fix_that_makes_the_objective_by_a_hair_stays_inconclusive_within_few_replications()
    {
        var hair = TwoShops.Scenario with { Objectives = [new SuccessObjective(TwoShops.OperationB, 0.9999)] };
        var report = new Verifier(TwoShops.Experiment(scenario: hair), StoppingRule.Default.WithAtMost(6)).Verify(TwoShops.BetterCode);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(6, report.Replications);
    }

    [Fact]
    public void Whether_it_would_have_prevented_the_trouble_is_told_apart()
    {
        var report = new Verifier(TwoShops.Experiment()).Verify(TwoShops.MoreCores, withPrevention: true);
        Assert.Equal(Verdict.Met, report.Prevention!.Verdict);
        Assert.Equal("better-code", report.Regret!.Reference);
        Assert.Equal(0, report.Regret.CostPerHour);
    }

    [Fact]
    public void A_fix_that_does_not_fit_says_so()
    {
        var misfit = TwoShops.Fix("misfit", FixVerdict.Wrong, TwoShops.Demand("c", TwoShops.OperationA, 4));
        Assert.Throws<ChangeRefusedException>(() => new Verifier(TwoShops.Experiment()).Verify(misfit));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_same_seeds_give_the_same_runs_verdicts_and_proofs_on_any_number_of_threads(int threads) =>
        Assert.Equal(Told(new Parallelism(1)), Told(new Parallelism(threads)));

    /// <summary>Digests of all runs, and everything that was concluded from them.</summary>
    private static string[] Told(Parallelism parallelism)
    {
        var experiment = TwoShops.Experiment(parallelism: parallelism);
        var report = new Verifier(experiment).Verify(TwoShops.RefuseUsers);
        var proofs = new Prover(experiment).Prove().Proofs;
        return
        [
            .. report.Objectives.Select(objective => $"{objective}"),
            .. report.Operations.Select(operation => $"{operation}"),
            .. proofs.Select(proof => $"{proof.Kind} {proof.FixName} {proof.Holds} {string.Join(' ', proof.Judgement?.Requirements ?? [])} {string.Join(' ', proof.Figures)}"),
            .. new[] { Variants.Unmended(TwoShops.Truth), Variants.Mended(TwoShops.Scenario, TwoShops.Truth, TwoShops.RefuseUsers) }
                .SelectMany(variant => experiment.Of(variant, report.Replications))
                .Select(replication => $"{replication.Seed} {replication.Digest}"),
        ];
    }
}
