using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A node's memory at a sampling instant.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="UsedBytes">Bytes in use.</param>
/// <param name="LimitBytes">Bytes there are.</param>
public readonly record struct MemorySampled(Instant Time, int Node, long UsedBytes, long LimitBytes);
