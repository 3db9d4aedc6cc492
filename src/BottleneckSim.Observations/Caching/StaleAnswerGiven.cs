using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Caching;

/// <summary>A cache has answered with a value that was written at its origin after the cache had stored it.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The cache.</param>
/// <param name="Age">Time since the first such write.</param>
public readonly record struct StaleAnswerGiven(Instant Time, int Node, Duration Age);
