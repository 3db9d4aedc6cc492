using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Requests;

/// <summary>A user's request has ended: answered, or given up.</summary>
/// <param name="Time">When the user had the answer or gave up.</param>
/// <param name="Node">The load node.</param>
/// <param name="Operation">The task, a position in the load node's operations.</param>
/// <param name="Request">The request's ordinal at its load node.</param>
/// <param name="Issued">When it was issued.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ContentBytes">The size of the answer's content.</param>
public readonly record struct RequestFinished(
    Instant Time, int Node, int Operation, long Request, Instant Issued, RequestOutcome Outcome, long ContentBytes)
{
    /// <summary>How long the user waited.</summary>
    public Duration Latency => Time - Issued;
}
