using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>Copies of a database on nodes of their own that follow its write-ahead log.</summary>
/// <remarks>
/// <code>
///                      ┌─ writes, reads of the leader ─► leader ─ log ─┬─ link ─► replica: own log ─► one replay process ─► pages
/// caller ─► balancer ──┤                                               └─ link ─► replica …             (competes with reads)
///                      └─ reads of replicas ────────────────────────────────────► replica
/// </code>
/// How far a replica lags is nowhere written: it follows from what its one replay process can apply.
/// Source: PostgreSQL 15 documentation, chapter 27 "High Availability, Load Balancing, and Replication".
/// </remarks>
/// <param name="Count">How many: 1 to 32.</param>
public sealed record ReplicaOptions(int Count)
{
    /// <summary>The most replicas of a database.</summary>
    public const int MaximumCount = 32;

    /// <summary>The default of <see cref="ReplayRecord"/>, which a database without replicas takes for its own log after a crash.</summary>
    internal static Duration DefaultReplayRecord => Duration.FromMicroseconds(5);

    /// <summary>Where reads go that do not say it themselves. Default: to the leader.</summary>
    public ReadRouting Reads { get; init; }

    /// <summary>Which acknowledgements a commit waits for. With no replica in service it waits for none. Default: none.</summary>
    public SynchronousReplicas Synchronous { get; init; }

    /// <summary>
    /// The tables whose writes are sent to the replicas (a publication of logical replication); reads of others go to the leader. Null (the default): all.
    /// </summary>
    public ImmutableSortedSet<string>? Tables { get; init; }

    /// <summary>The processor of each replica; null (the default): as the leader's.</summary>
    public CpuOptions? Cpu { get; init; }

    /// <summary>The storage device of each replica; null (the default): as the leader's.</summary>
    public DiskOptions? Disk { get; init; }

    /// <summary>The buffer pool of each replica: 128 KiB to 16 TiB; null (the default): as the leader's.</summary>
    public long? BufferPoolBytes { get; init; }

    /// <summary>
    /// Processor time to apply one record of the log, that is one row of the table or one index entry; reads of pages that the pool lacks come on top:
    /// 0 to 1 s, default 5 µs (an assumption: some 200,000 records a second on one core).
    /// </summary>
    public Duration ReplayRecord { get; init; } = DefaultReplayRecord;

    /// <summary>
    /// The leader keeps so much of its log for replicas that lack it, and a replica that lacks more, or has received so much and not yet applied it, copies the database
    /// anew (<c>max_slot_wal_keep_size</c>, PostgreSQL 15 documentation, chapter 27.2.6): 1 MiB to 1 GiB, default 256 MiB.
    /// </summary>
    public long LogRetentionBytes { get; init; } = 256L << 20;

    /// <summary>Whether writes of a table reach the replicas.</summary>
    public bool Replicates(string table) => Tables is null || Tables.Contains(table);

    /// <summary>Stands for the set of tables whose writes are sent.</summary>
    internal ulong Publication => Tables is null ? 0 : Tables.Aggregate(1ul, (hash, table) => StableHash.Mix(hash ^ StableHash.OfName(table)));

    /// <summary>A replica's own database: as the leader's, with its own size where it has one.</summary>
    internal DatabaseOptions SizeOf(DatabaseOptions leader) => leader with
    {
        Cpu = Cpu ?? leader.Cpu,
        Disk = Disk ?? leader.Disk,
        BufferPoolBytes = BufferPoolBytes ?? leader.BufferPoolBytes,
    };
}
