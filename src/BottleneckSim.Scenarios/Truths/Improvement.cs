using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Scenarios.Truths;

/// <summary>A figure that a wrong fix makes better although the objective is still missed.</summary>
/// <param name="Figure">What improves.</param>
/// <param name="ByAtLeastRatio">By how much of its value without the fix, in the good direction: 0 to 1, for example 0.1 for ten per cent.</param>
public sealed record Improvement(Figure Figure, double ByAtLeastRatio);
