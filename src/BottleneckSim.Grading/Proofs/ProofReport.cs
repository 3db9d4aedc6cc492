using System.Collections.Immutable;

namespace BottleneckSim.Grading.Proofs;

/// <summary>The proofs of one scenario.</summary>
/// <param name="ScenarioId">The scenario.</param>
/// <param name="Engine">The engine that ran it.</param>
/// <param name="BaseSeed">The base that all seeds are derived from.</param>
/// <param name="ErrorRate">The chance, at most, that a judgement among the proofs is wrong: for each of them.</param>
/// <param name="Proofs">The proofs.</param>
public sealed record ProofReport(string ScenarioId, string Engine, ulong BaseSeed, double ErrorRate, ImmutableArray<Proof> Proofs)
{
    /// <summary>Whether all hold.</summary>
    public bool IsProved => Proofs.All(proof => proof.Holds);
}
