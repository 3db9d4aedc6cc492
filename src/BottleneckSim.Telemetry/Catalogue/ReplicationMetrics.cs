namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>What a replica of a database knows of how far it is; no convention exists.</summary>
public static class ReplicationMetrics
{
    /// <summary>How far behind the leader it is.</summary>
    public static InstrumentDefinition Lag { get; } = InstrumentDefinition.Gauge(
        "bottlenecksim.db.replica.lag", "s", "Time since the commit of the first write that the replica has received and not applied");

    /// <summary>Writes received and not applied.</summary>
    public static InstrumentDefinition PendingWrites { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.replica.pending_writes", "{write}", "Writes that the replica has received and not applied");

    /// <summary>Bytes of them.</summary>
    public static InstrumentDefinition PendingSize { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.replica.pending_size", "By", "Size of the log that the replica has received and not applied");

    /// <summary>Writes applied.</summary>
    public static InstrumentDefinition AppliedWrites { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.replica.applied_writes", "{write}", "Writes that the replica has applied");

    /// <summary>Reads of keys that had been written.</summary>
    public static InstrumentDefinition StaleReads { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.replica.stale_reads", "{read}", "Reads of keys whose writes the replica had not applied");

    /// <summary>How old the answers were that were stale.</summary>
    public static InstrumentDefinition Staleness { get; } = InstrumentDefinition.Histogram(
        "bottlenecksim.db.replica.staleness", "s", Buckets.StalenessSeconds, "Time since the key of a stale read was first written");

    /// <summary>Whether it may be read.</summary>
    public static InstrumentDefinition Readable { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.replica.readable", "{replica}", "1 for a replica that holds a whole copy, 0 while it is being made");

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [Lag, PendingWrites, PendingSize, AppliedWrites, StaleReads, Staleness, Readable];
}
