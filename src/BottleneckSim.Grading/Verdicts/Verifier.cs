using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>Gives the measured verdict on a fix.</summary>
/// <param name="experiment">Makes the replications.</param>
/// <param name="rule">When to stop; <see cref="StoppingRule.Default"/> if null.</param>
public sealed class Verifier(Experiment experiment, StoppingRule? rule = null)
{
    private readonly Judge _judge = new(experiment, rule);

    /// <summary>Judges a fix and compares it, on the same seeds, with doing nothing and with the reference.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="withRegret">Whether to run the reference fix too.</param>
    /// <param name="withPrevention">Whether to ask too if the fix would have prevented the trouble.</param>
    /// <exception cref="Models.Changes.ChangeRefusedException">A change of the fix does not fit the system; the message says why.</exception>
    public VerdictReport Verify(Fix fix, bool withRegret = true, bool withPrevention = false)
    {
        var mended = Variants.Mended(experiment.Scenario, experiment.Truth, fix);
        var judgement = _judge.JudgementOf(mended);
        var before = experiment.Of(Variants.Unmended(experiment.Truth), judgement.Replications);
        var after = experiment.Of(mended, judgement.Replications);
        return new VerdictReport
        {
            ScenarioId = experiment.Scenario.Id,
            FixName = fix.Name,
            Engine = after[0].Engine,
            Verdict = judgement.Verdict,
            Replications = judgement.Replications,
            BaseSeed = experiment.Seeds.Base,
            ErrorRate = _judge.Rule.ErrorRate,
            Confidence = judgement.Confidence,
            Objectives = [.. experiment.Scenario.Objectives.Select((objective, index) => Report(objective, judgement.Requirements[index], before, after, judgement.Confidence))],
            Operations = [.. OperationEffect.Of(before, after, judgement.Confidence)],
            Changes = ChangeEffort.Of(after),
            CostPerHourBefore = before.Average(each => each.Judged.CostPerHour),
            CostPerHourAfter = after.Average(each => each.Judged.CostPerHour),
            Regret = withRegret ? RegretOf(fix, after) : null,
            Prevention = withPrevention ? _judge.JudgementOf(Variants.Prevented(experiment.Truth, fix)) : null,
        };
    }

    private static ObjectiveReport Report(
        Objective objective, RequirementJudgement judged, IReadOnlyList<Replication> before, IReadOnlyList<Replication> after, double confidence)
    {
        var requirement = judged.Requirement;
        var (sharesBefore, sharesAfter) = (SharesOf(requirement, before), SharesOf(requirement, after));
        return new ObjectiveReport(
            objective, requirement,
            RequirementJudgement.Of(requirement, ShareInterval.Of(sharesBefore, confidence)), judged,
            PairedDifference.Of([.. sharesBefore.Select(each => each.Share)], [.. sharesAfter.Select(each => each.Share)], confidence),
            LatencyEstimate.Of(before, requirement, confidence),
            LatencyEstimate.Of(after, requirement, confidence));
    }

    private Regret? RegretOf(Fix fix, IReadOnlyList<Replication> after)
    {
        if (experiment.Truth?.ReferenceFix is not { } reference || reference.Name == fix.Name)
            return null;
        var best = experiment.Of(Variants.Mended(experiment.Scenario, experiment.Truth, reference), after.Count);
        var missed = experiment.Scenario.Objectives.Select(Requirement.Of)
            .Max(requirement => SharesOf(requirement, best).Average(each => each.Share) - SharesOf(requirement, after).Average(each => each.Share));
        return new Regret(
            reference.Name,
            after.Average(each => each.Judged.CostPerHour) - best.Average(each => each.Judged.CostPerHour),
            Math.Max(0, missed));
    }

    private static ImmutableArray<ShareSample> SharesOf(Requirement requirement, IReadOnlyList<Replication> replications) =>
        [.. replications.Select(each => requirement.In(each.Judged))];
}
