namespace BottleneckSim.Validation.Suites;

/// <summary>How far a suite is.</summary>
/// <param name="Share">The share done, 0 to 1.</param>
/// <param name="Doing">What it does now.</param>
public readonly record struct ValidationProgress(double Share, string Doing);
