using BottleneckSim.Models.Databases.Replication.CatchUps;

namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>What a database leaves on its storage device when it stops, cleanly or not.</summary>
/// <param name="Tables">Its tables.</param>
internal sealed record Volume(IReadOnlyList<TableOnDisk> Tables)
{
    /// <summary>That of a machine that never came to write anything.</summary>
    public static Volume Empty { get; } = new([]);

    /// <summary>Indexes that were not built yet.</summary>
    public IReadOnlyList<InterruptedBuild> Builds { get; init; } = [];

    /// <summary>Bytes of the log that have to be read before it serves again.</summary>
    public long RedoBytes { get; init; }

    /// <summary>Records in them, which have to be applied.</summary>
    public long RedoRecords { get; init; }

    /// <summary>The last record in the log that leader and replicas count by; below 0 where there is none.</summary>
    public long LastSequence { get; init; } = -1;

    /// <summary>For which tables that log is.</summary>
    public ulong Publication { get; init; }

    /// <summary>The end of that log, up to the last record: of a leader what it keeps for replicas, of a replica what it has not applied.</summary>
    public IReadOnlyList<ShippedRecord> Records { get; init; } = [];
}
