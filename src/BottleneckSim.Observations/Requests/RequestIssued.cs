using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Requests;

/// <summary>A user has issued a request.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The load node.</param>
/// <param name="Operation">The task, a position in the load node's operations.</param>
/// <param name="Request">The request's ordinal at its load node, from 0, without gaps.</param>
public readonly record struct RequestIssued(Instant Time, int Node, int Operation, long Request);
