using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Databases;

/// <summary>A replica's state, and its counts, cumulative since it began.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The replica.</param>
/// <param name="Lag">Time since the commit of the first write that it has received and not applied; 0 if there is none.</param>
/// <param name="PendingRecords">Writes received and not applied.</param>
/// <param name="PendingBytes">Bytes of them.</param>
/// <param name="Applied">Writes applied.</param>
/// <param name="Reads">Reads begun.</param>
/// <param name="StaleReads">Those of them that were stale.</param>
/// <param name="IsReadable">Whether it holds a whole copy, so that it may be read.</param>
public readonly record struct ReplicaSampled(
    Instant Time, int Node, Duration Lag, long PendingRecords, long PendingBytes, long Applied, long Reads, long StaleReads, bool IsReadable);
