using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A job's wait for a slot of a resource (a pooled connection, a worker) has ended.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="Waited">How long it waited.</param>
/// <param name="WasGranted">Whether it got the slot; otherwise it timed out.</param>
public readonly record struct WaitFinished(Instant Time, int Node, int Resource, Duration Waited, bool WasGranted);
