using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases;

/// <summary>A relational database server after the manner of PostgreSQL 15.</summary>
/// <remarks>
/// <code>
/// statement ─► connection slot ─► plan ─► processor (sharing) ─► answer
///                                  │          ▲
///                                  ▼          │
///                             buffer pool ─► disk (channels, queue) ◄─ write-ahead log, background writer, index builds
/// </code>
/// </remarks>
public sealed record DatabaseOptions : TierOptions
{
    /// <summary>The processor of each node.</summary>
    public required CpuOptions Cpu { get; init; }

    /// <summary>The storage device of each node.</summary>
    public required DiskOptions Disk { get; init; }

    /// <summary>Storage that each node is given, for its price alone: 0 (the default, none that costs) to 64 TiB. What is stored is not held against it.</summary>
    public long DiskBytes { get; init; }

    /// <summary>Memory for pages (<c>shared_buffers</c>): 128 KiB to 16 TiB, default 128 MiB. There is no second cache in the operating system.</summary>
    public long BufferPoolBytes { get; init; } = 128L << 20;

    /// <summary>Statements in execution at once; more are refused (<c>max_connections</c>): 1 to 262,143, default 100.</summary>
    public int MaximumConnections { get; init; } = 100;

    /// <summary>Memory of a sort before it spills to the disk (<c>work_mem</c>): 64 KiB to 16 TiB, default 4 MiB.</summary>
    public long WorkMemoryBytes { get; init; } = 4L << 20;

    /// <summary>Memory of an index build before it spills to the disk (<c>maintenance_work_mem</c>): 1 MiB to 16 TiB, default 64 MiB.</summary>
    public long MaintenanceWorkMemoryBytes { get; init; } = 64L << 20;

    /// <summary>
    /// How long a changed page stays in memory before it is written out: 100 ms to 1 h, default 30 s (Linux writes dirty pages after 30 s,
    /// <c>vm.dirty_expire_centisecs</c>; PostgreSQL's checkpoints, every 5 min, would need an hour-long run to reach their steady state).
    /// </summary>
    public Duration WriteBackDelay { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long a statement waits for a row that another transaction has locked before it fails (<c>lock_timeout</c>): 1 ms to 1 h; null (the default) means for ever.</summary>
    public Duration? LockTimeout { get; init; }

    /// <summary>How long a statement waits for a row before it looks whether it is part of a deadlock (<c>deadlock_timeout</c>): 1 ms to 1 h, default 1 s.</summary>
    public Duration DeadlockTimeout { get; init; } = Duration.FromSeconds(1);

    /// <summary>
    /// Whether sequential scans of a table larger than a quarter of the buffer pool go together and share what they read (<c>synchronize_seqscans</c>, PostgreSQL 15
    /// documentation, chapter 20.13). Default: yes, as there.
    /// </summary>
    public bool SynchronizesScans { get; init; } = true;

    /// <summary>
    /// What a sequential scan reads ahead while rows are worked on: 0 (no reading ahead) to 256 KiB, in whole pages and at least one; default 256 KiB: two windows of Linux, whose default is 128 KiB
    /// (<c>/sys/block/*/queue/read_ahead_kb</c>) and which asks for the next window as soon as the last one that was asked for is reached.
    /// </summary>
    public long ReadAheadBytes { get; init; } = 256L << 10;

    /// <summary>Pages that a sequential scan reads at once.</summary>
    internal int PagesPerWindow => ReadAheadBytes == 0 ? SharedScans.LargestPiece : (int)Math.Clamp(ReadAheadBytes / PageLayout.PageBytes, 1, SharedScans.LargestPiece);

    /// <summary>What the planner believes.</summary>
    public PlannerCosts PlannerCosts { get; init; } = new();

    /// <summary>What execution really takes.</summary>
    public ExecutionCosts ExecutionCosts { get; init; } = new();

    /// <summary>The tables by name.</summary>
    public required ImmutableSortedDictionary<string, TableOptions> Tables { get; init; }

    /// <summary>The queries by name.</summary>
    public required ImmutableSortedDictionary<string, QueryOptions> Queries { get; init; }

    /// <summary>The copies that follow it; null (the default) means none.</summary>
    public ReplicaOptions? Replicas { get; init; }

    /// <summary>The parts that it is divided into by key; null (the default) means that it is whole. Excludes <see cref="Replicas"/>.</summary>
    public ShardOptions? Shards { get; init; }

    internal override IReadOnlyList<string> NodeNames() => (Replicas, Shards) switch
    {
        ({ } replicas, _) => [.. base.NodeNames(), .. Numbered("replica", 1, replicas.Count)],
        (null, { } shards) => [.. base.NodeNames(), .. Numbered("shard", 2, shards.Count - 1)],
        _ => base.NodeNames(),
    };

    private IEnumerable<string> Numbered(string role, int first, int count) =>
        Enumerable.Range(first, Math.Max(0, count)).Select(number => $"{Name}-{role}-{number.ToString(CultureInfo.InvariantCulture)}");
}
