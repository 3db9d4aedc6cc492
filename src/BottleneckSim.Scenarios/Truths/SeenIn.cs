using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Scenarios.Truths;

/// <summary>A figure in which the fault is visible.</summary>
/// <param name="Figure">What moves.</param>
/// <param name="MovesByRatio">
/// The faulty value over the healthy one: a ratio above 1 is the least rise (3 means at least three times as much), one below 1 the least fall.
/// </param>
public sealed record SeenIn(Figure Figure, double MovesByRatio);
