using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Requests;

/// <summary>A request has arrived at a server (it may still have to queue there).</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The server.</param>
/// <param name="Operation">What is asked, a position in the server's operations.</param>
public readonly record struct ServerRequestStarted(Instant Time, int Node, int Operation);
