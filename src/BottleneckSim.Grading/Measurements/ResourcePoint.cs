using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>One step of a resource's series, from one sample to the next.</summary>
/// <param name="To">The later sample.</param>
/// <param name="Utilisation">Work over capacity since the sample before: 0 to 1.</param>
/// <param name="MeanWaiting">Jobs that waited, on average over that time.</param>
public sealed record ResourcePoint(Instant To, double Utilisation, double MeanWaiting);
