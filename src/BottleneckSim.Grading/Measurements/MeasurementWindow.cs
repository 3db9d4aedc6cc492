using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A stretch of a run: requests belong to it by the instant of their issue, samples by its two ends.</summary>
/// <param name="Name">What it is called in reports: <c>before</c>, <c>judged</c>.</param>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant after it; later than <paramref name="From"/>.</param>
public sealed record MeasurementWindow(string Name, Instant From, Instant To)
{
    /// <summary>How long it is.</summary>
    public Duration Length => To - From;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(Instant instant) => instant >= From && instant < To;
}
