using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>An index build has begun, moved on, or ended.</summary>
/// <param name="Time">When.</param>
/// <param name="Node">The database.</param>
/// <param name="Build">The build's ordinal at this database, from 0.</param>
/// <param name="PagesDone">Pages scanned and written so far.</param>
/// <param name="PagesTotal">Pages to scan and write.</param>
public readonly record struct IndexBuildProgressed(Instant Time, int Node, int Build, long PagesDone, long PagesTotal);
