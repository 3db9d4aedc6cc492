using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>The answer for one requirement.</summary>
/// <param name="Requirement">What is required.</param>
/// <param name="Verdict">Whether it is met.</param>
/// <param name="Share">The share of good requests with its interval.</param>
public sealed record RequirementJudgement(Requirement Requirement, Verdict Verdict, Estimate Share)
{
    /// <summary>Judges a share against what is required.</summary>
    public static RequirementJudgement Of(Requirement requirement, Estimate share) => new(requirement, share.Interval switch
    {
        var interval when interval.Low >= requirement.Share => Verdict.Met,
        var interval when interval.High < requirement.Share => Verdict.NotMet,
        _ => Verdict.Inconclusive,
    }, share);
}
