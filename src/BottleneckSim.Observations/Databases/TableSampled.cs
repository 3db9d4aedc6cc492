using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>A table's state.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The database; of a sharded one a shard, which has its part of the rows.</param>
/// <param name="Table">A position in the tables that the database described.</param>
/// <param name="Rows">Rows that are stored.</param>
/// <param name="RowsDue">Rows that others would have added by now, had the database kept up with them.</param>
public readonly record struct TableSampled(Instant Time, int Node, int Table, long Rows, long RowsDue);
