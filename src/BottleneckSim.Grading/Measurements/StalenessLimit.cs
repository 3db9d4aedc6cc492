using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A limit of staleness whose keeping is counted exactly, answer by answer.</summary>
/// <param name="Tier">The cache or database.</param>
/// <param name="AtMost">The longest time since the first write that the answer does not show.</param>
public sealed record StalenessLimit(string Tier, Duration AtMost);
