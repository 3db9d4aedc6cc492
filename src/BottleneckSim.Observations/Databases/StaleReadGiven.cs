using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>A replica has read a key that had been written at the leader, before it applied the write.</summary>
/// <param name="Time">When that was known: at the read, or when the write came in.</param>
/// <param name="Node">The replica.</param>
/// <param name="Operation">The query, a position in the database's operations.</param>
/// <param name="Age">From the commit of the first such write to the read.</param>
public readonly record struct StaleReadGiven(Instant Time, int Node, int Operation, Duration Age);
