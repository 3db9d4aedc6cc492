using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Resources;

/// <summary>What a storage device has transferred, cumulative since the run began.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The node.</param>
/// <param name="Resource">A position in the node's resources.</param>
/// <param name="ReadOperations">Reads done.</param>
/// <param name="WriteOperations">Writes done.</param>
/// <param name="ReadBytes">Bytes read.</param>
/// <param name="WrittenBytes">Bytes written.</param>
/// <param name="BusyNanoseconds">Time with at least one operation in progress.</param>
public readonly record struct DiskSampled(
    Instant Time, int Node, int Resource, long ReadOperations, long WriteOperations, long ReadBytes, long WrittenBytes, long BusyNanoseconds);
