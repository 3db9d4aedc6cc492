using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>How long a rate is offered: the service and the simulator are both seen through the same window, from an idle start.</summary>
/// <param name="WarmUp">Not counted.</param>
/// <param name="Counted">Requests issued in it count for latencies, answers given in it for throughput.</param>
public sealed record RateWindow(Duration WarmUp, Duration Counted)
{
    /// <summary>From the first arrival to the last.</summary>
    public Duration Whole => WarmUp + Counted;

    /// <summary>Whether an instant is counted.</summary>
    public bool Counts(long nanoseconds) => nanoseconds >= WarmUp.Nanoseconds && nanoseconds < Whole.Nanoseconds;
}
