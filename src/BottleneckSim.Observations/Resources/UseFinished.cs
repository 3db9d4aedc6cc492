using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A slot of a resource (a pooled connection) has been returned.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="Used">How long it was held.</param>
public readonly record struct UseFinished(Instant Time, int Node, int Resource, Duration Used);
