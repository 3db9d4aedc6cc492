using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Requests;

/// <summary>A server has answered a request, refusals included.</summary>
/// <param name="Time">When the answer was sent.</param>
/// <param name="Node">The server.</param>
/// <param name="Operation">What was asked, a position in the server's operations.</param>
/// <param name="Arrived">When the request arrived.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct ServerRequestFinished(Instant Time, int Node, int Operation, Instant Arrived, RequestOutcome Outcome);
