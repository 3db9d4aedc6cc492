using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A job has come to a resource and was not refused.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="Job">The job's ordinal at this resource, from 0, without gaps.</param>
public readonly record struct JobArrived(Instant Time, int Node, int Resource, long Job);
