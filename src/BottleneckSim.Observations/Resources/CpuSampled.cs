using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>
/// What a processor that is not ideal has lost, in its work units, cumulative since the run began. Work, losses and idle time make up the capacity. It follows
/// the <see cref="ResourceSampled"/> of the same instant.
/// </summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="SwitchingUnits">Context switches and hand-overs of an interpreter's lock.</param>
/// <param name="StalledUnits">Waiting for memory that busy cores contend for.</param>
/// <param name="StolenUnits">Wanted and not given: a neighbour had the core.</param>
/// <param name="CollectingUnits">Stop-the-world garbage collection.</param>
public readonly record struct CpuSampled(
    Instant Time, int Node, int Resource, long SwitchingUnits, long StalledUnits, long StolenUnits, long CollectingUnits);
