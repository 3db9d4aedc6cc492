using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Scenarios.Objectives;

/// <summary>So many per cent of a tier's answers are stale for no longer than this; a fresh answer has been stale for no time.</summary>
/// <param name="Tier">A cache, or a database with replicas.</param>
/// <param name="Percentile">The share of answers in per cent: above 0, below 100, for example 99 or 99.9.</param>
/// <param name="AtMost">The longest time since the first write that the answer does not show: 1 ms to 1 d.</param>
public sealed record StalenessObjective(string Tier, double Percentile, Duration AtMost) : Objective(Tier);
