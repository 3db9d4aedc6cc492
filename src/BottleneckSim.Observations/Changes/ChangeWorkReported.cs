using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Changes;

/// <summary>A node has begun, or ended, work that a change asks of it: it boots, drains, builds an index, restarts, loads.</summary>
/// <remarks>A node that leaves has ended all that it had begun.</remarks>
/// <param name="Time">When.</param>
/// <param name="Node">The node.</param>
/// <param name="Change">The change's number (<see cref="ChangeApplied.Number"/>).</param>
/// <param name="IsDone">Whether the work has ended.</param>
public readonly record struct ChangeWorkReported(Instant Time, int Node, int Change, bool IsDone);
