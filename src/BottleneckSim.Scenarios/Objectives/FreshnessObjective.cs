namespace BottleneckSim.Scenarios.Objectives;

/// <summary>Of all answers of a tier at least this share is fresh: nobody had written the value since it was stored, or the replica had applied every write of it.</summary>
/// <param name="Tier">A cache, or a database with replicas.</param>
/// <param name="AtLeastRatio">The share: above 0, at most 1, for example 0.99 where one per cent may be stale.</param>
public sealed record FreshnessObjective(string Tier, double AtLeastRatio) : Objective(Tier);
