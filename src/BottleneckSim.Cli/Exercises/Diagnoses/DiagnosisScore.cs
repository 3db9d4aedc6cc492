using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Scenarios.Exercises;

namespace BottleneckSim.Cli.Exercises.Diagnoses;

/// <summary>What a diagnosis is worth, by measurement: its share of what relieving each resource alone would gain.</summary>
/// <param name="Diagnosis">What was said; null for "nothing is wrong".</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Shares">The shares of all resources, the largest first; all nought where no relief gains anything.</param>
internal sealed record DiagnosisScore(Diagnosis? Diagnosis, double Share, IReadOnlyList<CausalShare> Shares)
{
    /// <summary>Scores a diagnosis.</summary>
    /// <param name="diagnosis">What was said.</param>
    /// <param name="shares">The measured shares.</param>
    /// <param name="isHealthy">Whether the objectives are met without any fix, so that nothing is wrong.</param>
    public static DiagnosisScore Of(Diagnosis? diagnosis, IReadOnlyList<CausalShare> shares, bool isHealthy)
    {
        IReadOnlyList<CausalShare> sorted = [.. shares.OrderByDescending(share => share.Share)];
        if (isHealthy || diagnosis is null)
            return new DiagnosisScore(diagnosis, isHealthy && diagnosis is null ? 1 : 0, isHealthy ? [] : sorted);
        return new DiagnosisScore(diagnosis, sorted.FirstOrDefault(share => IsOf(share, diagnosis))?.Share ?? 0, sorted);
    }

    private static bool IsOf(CausalShare share, Diagnosis diagnosis) => share.Relief.Tier == diagnosis.Tier && share.Relief.Resource == diagnosis.Resource;
}
