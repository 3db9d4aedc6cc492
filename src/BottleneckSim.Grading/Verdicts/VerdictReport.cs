using System.Collections.Immutable;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>The measured verdict on a fix.</summary>
/// <remarks>The fix was made to the faulty, running system at the schedule's instant and judged after the settling time.</remarks>
public sealed record VerdictReport
{
    /// <summary>The scenario.</summary>
    public required string ScenarioId { get; init; }

    /// <summary>The fix.</summary>
    public required string FixName { get; init; }

    /// <summary>The engine that ran it.</summary>
    public required string Engine { get; init; }

    /// <summary>The answer: the worst of all objectives' answers after the fix.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Replications of each variant.</summary>
    public required int Replications { get; init; }

    /// <summary>The base that all seeds are derived from.</summary>
    public required ulong BaseSeed { get; init; }

    /// <summary>The chance, at most, that the verdict calls any objective met that is not or the other way round.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>The confidence of each interval in this report.</summary>
    public required double Confidence { get; init; }

    /// <summary>Every objective before and after.</summary>
    public required ImmutableArray<ObjectiveReport> Objectives { get; init; }

    /// <summary>Every operation before and after, those without an objective too.</summary>
    public required ImmutableArray<OperationEffect> Operations { get; init; }

    /// <summary>How long each change of the fix took.</summary>
    public ImmutableArray<ChangeEffort> Changes { get; init; } = [];

    /// <summary>What the system costs an hour without the fix, on average over seeds, in the scenario's currency.</summary>
    public required decimal CostPerHourBefore { get; init; }

    /// <summary>What it costs with the fix.</summary>
    public required decimal CostPerHourAfter { get; init; }

    /// <summary>The comparison with the reference fix; null for that fix itself, or where none is known or asked for.</summary>
    public Regret? Regret { get; init; }

    /// <summary>The same change made as soon as the fault was there; null if not asked for. Apart from the verdict: it says nothing of mending.</summary>
    public Judgement? Prevention { get; init; }

    /// <summary>The objectives that got worse by the fix, beyond doubt.</summary>
    public IEnumerable<ObjectiveReport> SideEffects => Objectives.Where(each => each.IsHarmed);
}
