using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>Relational database servers.</summary>
internal static class DatabaseDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("database"), "What the tier is.");
    private static readonly Key<DiskOptions> Disk = Key.Required("disk", DiskDefinitions.Disk, "The storage device.");

    private static readonly Key<long> DiskSize = Key.Optional(
        "disk-size", Quantity.Size("0B", "64TiB"), 0, "Storage that each node is given, for its price alone (`disk-prices`); what is stored is not held against it.");

    private static readonly Key<long> BufferPool = Key.Optional(
        "buffer-pool", BufferPoolSize, 128L << 20, "Memory for pages (shared_buffers). There is no second cache in the operating system.");

    private static readonly Key<int> MaximumConnections = Key.Optional(
        "max-connections", Quantity.Count("connections", "1", "262143"), 100, "Statements in execution at once; more are refused.");

    private static readonly Key<long> WorkMemory = Key.Optional(
        "work-memory", Quantity.Size("64KiB", "16TiB"), 4L << 20, "Memory of a sort before it spills to the disk (work_mem).");

    private static readonly Key<long> MaintenanceWorkMemory = Key.Optional(
        "maintenance-work-memory", Quantity.Size("1MiB", "16TiB"), 64L << 20, "Memory of an index build before it spills (maintenance_work_mem).");

    private static readonly Key<Duration> LockTimeout = Key.Omittable(
        "lock-timeout", WaitForLock, "How long a statement waits for a row that another transaction has locked before it fails (lock_timeout).", "for ever");

    private static readonly Key<Duration> DeadlockTimeout = Key.Optional(
        "deadlock-timeout", WaitForLock, Duration.FromSeconds(1), "How long a statement waits for a row before it looks whether it is part of a deadlock.");

    private static readonly Key<bool> SynchronizeScans = Key.Optional(
        "synchronize-scans", Words.Flag, true, "Whether sequential scans of a table larger than a quarter of the buffer pool go together and share what they read (synchronize_seqscans).");

    private static readonly Key<long> ReadAhead = Key.Optional(
        "read-ahead", Quantity.Size("0B", "256KiB"), 256L << 10, "What a sequential scan reads ahead while rows are worked on, in whole pages (two windows of Linux's read_ahead_kb); 0B for none.");

    private static readonly Key<PlannerCosts> PlannerCosts =
        Key.Omittable("planner-costs", CostDefinitions.Planner, "What the planner believes.", "as PostgreSQL's");

    private static readonly Key<ExecutionCosts> ExecutionCosts =
        Key.Omittable("execution-costs", CostDefinitions.Execution, "What execution really takes.", "as under execution costs");

    private static readonly Key<ImmutableSortedDictionary<string, TableOptions>> Tables = Key.Required(
        "tables",
        new NamedShape<TableOptions>(NameKind.Table, NameShape.Underscored, new MappingShape<TableOptions>(TableDefinitions.Table), 1, 100),
        "The tables.");

    private static readonly Key<ImmutableSortedDictionary<string, QueryOptions>> Queries = Key.Required(
        "queries",
        new NamedShape<QueryOptions>(NameKind.Query, NameShape.Dashed, QueryDefinitions.Query, 1, 200),
        "The statements that callers may ask, prepared under a name.");

    /// <summary>The size of a buffer pool, for tiers and for changes.</summary>
    public static Shape<long> BufferPoolSize => Quantity.Size("128KiB", "16TiB");

    /// <summary>How long statements wait for a row, for tiers and for changes.</summary>
    public static Shape<Duration> WaitForLock => Quantity.Duration("1ms", "1h");

    public static Mapping<TierOptions> Database { get; } = new(
        "database tier",
        "A relational database server after the manner of PostgreSQL 15: a planner, a buffer pool, a disk.",
        [
            Kind, ProgramDefinitions.Boot, CpuDefinitions.Required, Disk, DiskSize, BufferPool, MaximumConnections, WorkMemory, MaintenanceWorkMemory, LockTimeout, DeadlockTimeout, SynchronizeScans, ReadAhead,
            PlannerCosts,
            ExecutionCosts,
            Tables, Queries, ReplicaDefinitions.Replicas, ReplicaDefinitions.Balancer, ShardDefinitions.Shards,
        ],
        values => new DatabaseOptions
        {
            Name = values.Name,
            Boot = values.Get(ProgramDefinitions.Boot),
            Cpu = values.Get(CpuDefinitions.Required),
            Disk = values.Get(Disk),
            DiskBytes = values.Get(DiskSize),
            BufferPoolBytes = values.Get(BufferPool),
            MaximumConnections = values.Get(MaximumConnections),
            WorkMemoryBytes = values.Get(WorkMemory),
            MaintenanceWorkMemoryBytes = values.Get(MaintenanceWorkMemory),
            LockTimeout = values.OrNull(LockTimeout),
            DeadlockTimeout = values.Get(DeadlockTimeout),
            SynchronizesScans = values.Get(SynchronizeScans),
            ReadAheadBytes = values.Get(ReadAhead),
            PlannerCosts = values.GetOr(PlannerCosts, new PlannerCosts()),
            ExecutionCosts = values.GetOr(ExecutionCosts, new ExecutionCosts()),
            Tables = values.Get(Tables),
            Queries = values.Get(Queries),
            Replicas = values.OrNothing(ReplicaDefinitions.Replicas),
            Balancer = BalancerOf(values),
            Shards = ShardsOf(values),
        });

    private static ShardOptions? ShardsOf(MappingValues values)
    {
        if (values.IsWritten(ShardDefinitions.Shards) && values.IsWritten(ReplicaDefinitions.Replicas))
            values.Refuse(ShardDefinitions.Shards, "a database cannot have shards and replicas yet", "one of 'shards' and 'replicas'");
        if (values.IsWritten(ShardDefinitions.Shards))
            values.Context.Names.Declare(NameKind.ShardedDatabase, Scope.System, values.Name);
        return values.OrNothing(ShardDefinitions.Shards);
    }

    private static BalancerOptions? BalancerOf(MappingValues values)
    {
        if (values.IsWritten(ReplicaDefinitions.Balancer) && !values.IsWritten(ReplicaDefinitions.Replicas))
            values.Refuse(ReplicaDefinitions.Balancer, "there is nothing to balance without replicas", "together with 'replicas'");
        return values.OrNothing(ReplicaDefinitions.Balancer);
    }
}
