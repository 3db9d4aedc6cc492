using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>One step of an operation's series: the requests that <em>ended</em> in it, as a person at the dashboard sees them.</summary>
/// <param name="From">The step's beginning.</param>
/// <param name="RequestsPerSecond">Requests that ended each second.</param>
/// <param name="FailuresPerSecond">Of these, not answered as asked.</param>
/// <param name="MedianSeconds">Their median latency; 0 if none ended.</param>
/// <param name="P95Seconds">The 95th percentile.</param>
/// <param name="P99Seconds">The 99th percentile.</param>
public sealed record OperationPoint(
    Instant From, double RequestsPerSecond, double FailuresPerSecond, double MedianSeconds, double P95Seconds, double P99Seconds);
