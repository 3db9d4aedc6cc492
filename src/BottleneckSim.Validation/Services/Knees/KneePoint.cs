namespace BottleneckSim.Validation.Services.Knees;

/// <summary>A point of a load curve.</summary>
/// <param name="OfferedPerSecond">Requests offered a second.</param>
/// <param name="P95">The 95th percentile of the latency, in any unit.</param>
public readonly record struct KneePoint(double OfferedPerSecond, double P95);
