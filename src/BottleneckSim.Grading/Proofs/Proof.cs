using System.Collections.Immutable;
using BottleneckSim.Grading.Figures;
using BottleneckSim.Grading.Verdicts;

namespace BottleneckSim.Grading.Proofs;

/// <summary>One proof, whether it holds, and the figures it rests on.</summary>
public sealed record Proof
{
    /// <summary>What is proved.</summary>
    public required ProofKind Kind { get; init; }

    /// <summary>The fix it is about; empty where it is about none.</summary>
    public required string FixName { get; init; }

    /// <summary>Whether it holds.</summary>
    public required bool Holds { get; init; }

    /// <summary>What failed, or what is noteworthy, in one line; empty if nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>The verdict asked for; null where the proof is not about the objectives.</summary>
    public Verdict? Expected { get; init; }

    /// <summary>The verdict found, on the objectives scaled by <see cref="Allowed"/>, with its intervals.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>What the objectives allowed, scaled: 0.8 demands twenty per cent to spare, 1.2 a miss by twenty per cent.</summary>
    public double Allowed { get; init; } = 1;

    /// <summary>The figures that were to move.</summary>
    public ImmutableArray<FigureComparison> Figures { get; init; } = [];

    /// <summary>Where cost matters, an hour's cost without and with the fix.</summary>
    public (decimal Without, decimal With)? CostPerHour { get; init; }
}
