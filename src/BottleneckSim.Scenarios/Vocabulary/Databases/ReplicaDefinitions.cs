using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.LoadBalancing;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>Replicas of a database.</summary>
internal static class ReplicaDefinitions
{
    private static readonly ReplicaOptions Defaults = new(1);

    private static readonly Key<int> Count = Key.Required("count", NumberOfReplicas, "How many.");

    private static readonly Key<ReadRouting> Reads = Key.Optional("reads", Routing, ReadRouting.Leader, "Where reads go that do not say it themselves.");

    private static readonly Key<SynchronousReplicas> Synchronous = Key.Optional(
        "synchronous", Acknowledgements, SynchronousReplicas.None, "Which replicas a commit waits for until they have the write in their log; with none in service it waits for none.");

    private static readonly Key<ImmutableArray<string>> Tables = Key.Omittable(
        "tables", TableList, "The tables whose writes are sent to the replicas; reads of others go to the leader.", "all");

    private static readonly Key<DiskOptions> Disk = Key.Omittable("disk", DiskDefinitions.Disk, "The storage device of each replica.", "as the leader's");

    private static readonly Key<long> BufferPool = Key.Omittable(
        "buffer-pool", DatabaseDefinitions.BufferPoolSize, "Memory for pages of each replica.", "as the leader's");

    private static readonly Key<CpuOptions> Cpu = Key.Omittable("cpu", CpuDefinitions.Cpu, "The processor of each replica.", "as the leader's");

    private static readonly Key<Duration> ReplayRecord = Key.Optional(
        "replay-record", Quantity.Duration("0ns", "1s"), Defaults.ReplayRecord, "Processor time to apply one record of the log: one row, or one index entry.");

    private static readonly Key<long> LogRetention = Key.Optional(
        "log-retention",
        Quantity.Size("1MiB", "1GiB"),
        Defaults.LogRetentionBytes,
        "The leader keeps so much of its log for replicas that are away; one that lacks more, or has received so much and not yet applied it, copies the database anew (max_slot_wal_keep_size).");

    /// <summary>How many replicas, for tiers and for changes.</summary>
    public static Shape<int> NumberOfReplicas => Quantity.Count("replicas", "1", "32");

    /// <summary>Where reads go, for tiers, queries and changes.</summary>
    public static Shape<ReadRouting> Routing => new WordShape<ReadRouting>(
        ("leader", ReadRouting.Leader), ("replicas", ReadRouting.Replicas), ("read-your-writes", ReadRouting.ReadYourWrites));

    /// <summary>What a commit waits for, for tiers and for changes.</summary>
    public static Shape<SynchronousReplicas> Acknowledgements => new WordShape<SynchronousReplicas>(
        ("none", SynchronousReplicas.None), ("one", SynchronousReplicas.One), ("all", SynchronousReplicas.All));

    /// <summary>Tables that are replicated, for tiers and for changes.</summary>
    public static Shape<ImmutableArray<string>> TableList => new ListShape<string>(new ReferenceShape(NameKind.Table), 1, 100);

    /// <summary>The replicas of the database that is being read.</summary>
    public static Key<ReplicaOptions> Replicas { get; } = Key.Omittable(
        "replicas",
        new MappingShape<ReplicaOptions>(new(
            "replicas",
            "Copies of a database on nodes of their own that follow its write-ahead log. How far they lag follows from what their one replay process can apply.",
            [Count, Reads, Synchronous, Tables, Cpu, Disk, BufferPool, ReplayRecord, LogRetention],
            values => new ReplicaOptions(values.Get(Count))
            {
                Reads = values.Get(Reads),
                Synchronous = values.Get(Synchronous),
                Tables = values.IsWritten(Tables) ? TableSet(values.Get(Tables)) : null,
                Cpu = values.OrNothing(Cpu),
                Disk = values.OrNothing(Disk),
                BufferPoolBytes = values.OrNull(BufferPool),
                ReplayRecord = values.Get(ReplayRecord),
                LogRetentionBytes = values.Get(LogRetention),
            })),
        "Copies that follow the write-ahead log and may be read.",
        "none");

    /// <summary>The balancer in front of a leader and its replicas.</summary>
    public static Key<BalancerOptions> Balancer { get; } = Key.Omittable(
        "balancer", BalancerDefinitions.Balancer, "How reads are spread over replicas.", "round-robin where there are replicas, otherwise none");

    public static ImmutableSortedSet<string> TableSet(ImmutableArray<string> tables) => tables.ToImmutableSortedSet(StringComparer.Ordinal);
}
