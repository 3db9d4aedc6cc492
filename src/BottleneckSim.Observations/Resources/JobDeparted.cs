using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>A job has left a resource, served or given up.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="Job">The job's ordinal at this resource.</param>
/// <param name="Arrived">When it came.</param>
/// <param name="WorkUnits">The work it was given, in the resource's work units; for a slot, the nanoseconds it was held.</param>
public readonly record struct JobDeparted(Instant Time, int Node, int Resource, long Job, Instant Arrived, long WorkUnits);
