using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>Judges variants of a scenario by replications, as many as the stopping rule takes.</summary>
/// <remarks>
/// <code>
///                required share
///      ├──●──┤        │               not met: the whole interval lies below
///                 ├──●┼──┤            inconclusive: look again with more seeds, or give up at the last look
///                     │  ├─●─┤        met: the whole interval lies above
/// </code>
/// What is averaged over seeds is the share of good requests and not the percentile itself. Both say the same of a single long run, but the
/// share stays finite when requests are refused or never end, and its mean over seeds is the share over all users of all seeds, whereas a mean of
/// percentiles is no percentile of anything.
/// </remarks>
/// <param name="experiment">Makes the replications.</param>
/// <param name="rule">When to stop; <see cref="StoppingRule.Default"/> if null.</param>
public sealed class Judge(Experiment experiment, StoppingRule? rule = null)
{
    /// <summary>When to stop.</summary>
    public StoppingRule Rule { get; } = rule ?? StoppingRule.Default;

    /// <summary>Judges a variant by the scenario's objectives, all of which must be met.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="allowed">Scales what the objectives allow: 0.8 asks whether they are met with twenty per cent to spare.</param>
    public Judgement JudgementOf(Variant variant, double allowed = 1)
    {
        ImmutableArray<Requirement> requirements =
            [.. experiment.Scenario.Objectives.Select(objective => Requirement.Of(objective).Scaled(allowed))];
        foreach (var look in Rule.Looks)
        {
            var judgement = At(look, variant, requirements);
            if (judgement.Verdict == Verdict.Met || judgement.Verdict == Verdict.NotMet || look == Rule.Looks[^1])
                return judgement;
        }

        throw new InvalidOperationException("A stopping rule has at least one look.");
    }

    private Judgement At(int look, Variant variant, ImmutableArray<Requirement> requirements)
    {
        var replications = experiment.Of(variant, look);
        var confidence = Rule.ConfidenceOf(requirements.Length);
        return new Judgement(
            variant.Name,
            [.. requirements.Select(requirement => RequirementJudgement.Of(
                requirement, ShareInterval.Of([.. replications.Select(each => requirement.In(each.Judged))], confidence)))],
            look,
            confidence);
    }
}
