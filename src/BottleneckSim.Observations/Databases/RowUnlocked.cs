using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>A transaction has ended, and with it the lock on a row.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The database.</param>
/// <param name="Row">The row's number at this database.</param>
/// <param name="Transaction">The transaction's number at this database.</param>
public readonly record struct RowUnlocked(Instant Time, int Node, long Row, long Transaction);
