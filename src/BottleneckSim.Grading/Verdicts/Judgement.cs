using System.Collections.Immutable;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>The answer for one variant of a scenario: the worst of its requirements' answers, for all of them count.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Requirements">The answers one by one, in the scenario's order.</param>
/// <param name="Replications">How many replications it took.</param>
/// <param name="Confidence">The confidence of each interval.</param>
public sealed record Judgement(string Variant, ImmutableArray<RequirementJudgement> Requirements, int Replications, double Confidence)
{
    /// <summary>The worst of the answers.</summary>
    public Verdict Verdict => Requirements.Max(each => each.Verdict);
}
