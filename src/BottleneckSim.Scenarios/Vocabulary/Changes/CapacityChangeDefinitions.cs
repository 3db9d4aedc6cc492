using BottleneckSim.Models.Autoscaling.Changes;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Disks.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of how much a tier has of something.</summary>
internal static class CapacityChangeDefinitions
{
    private static readonly Key<int> Instances = Key.Required("instances", Quantity.Count("nodes", "1", "1000"), "The new number of nodes.");
    private static readonly Key<int> Cores = Key.Required("cores", Quantity.Count("cores", "1", "256"), "The new number of cores of each node.");
    private static readonly Key<int> MaximumUnavailable = Key.Omittable(
        "max-unavailable", Quantity.Count("nodes", "1", "1000"),
        "How many nodes are restarted at once, each on a new machine that boots while the old one finishes what it has; the others wait for their turn. Of a database replicas come first and the leader last, whose writes fail until it is back; not of a sharded one.",
        "none, cores change while the nodes go on");
    private static readonly Key<DiskOptions> Disk = Key.Required("disk", DiskDefinitions.Disk, "The new storage device of each node.");
    private static readonly Key<int> Threads = Key.Required("threads", Quantity.Count("threads", "1", "1024"), "Threads on each node.");
    private static readonly Key<int> Workers = Key.Required("workers", Quantity.Count("threads", "1", "100k"), "Programs that each node runs at once.");
    private static readonly Key<int> Size = Key.Required("size", Quantity.Count("connections", "1", "10k"), "Connections on each node.");
    private static readonly Key<int> Overflow = Key.Omittable("overflow", PoolDefinitions.OverflowSize, "Connections beyond the size.", "as it is");
    private static readonly Key<int> AcceptQueue = Key.Required("accept-queue", WebDefinitions.AcceptQueueLength, "Requests that may wait on each node.");

    public static ChangeKind Scale { get; } = ChangeKind.Of(
        "scale",
        "Changes the number of a tier's nodes. New ones start cold; those removed finish what they have.",
        values => new Scale(values.Get(TargetKeys.Tier), values.Get(Instances)),
        TargetKeys.Tier, Instances);

    public static ChangeKind SetAutoscaler { get; } = ChangeKind.Of(
        "set-autoscaler",
        "Gives a web or worker tier an autoscaler, or other terms; without 'autoscaler', it keeps the nodes that it has.",
        values => new SetAutoscaler(values.Get(TargetKeys.Tier), values.OrNothing(AutoscalerDefinitions.OfTier)),
        TargetKeys.Tier, AutoscalerDefinitions.OfTier);

    public static ChangeKind Resize { get; } = ChangeKind.Of(
        "resize",
        "Gives every node of a tier more or fewer cores.",
        values => new ResizeCpu(values.Get(TargetKeys.Tier), values.Get(Cores), values.OrNull(MaximumUnavailable)),
        TargetKeys.Tier, Cores, MaximumUnavailable);

    public static ChangeKind SetDisk { get; } = ChangeKind.Of(
        "set-disk",
        "Puts another storage device under every node of a tier that has one, in use; what the old one has begun it ends. Replicas that have a device of their own keep it.",
        values => new SetDisk(values.Get(TargetKeys.Tier), values.Get(Disk)),
        TargetKeys.Tier, Disk);

    public static ChangeKind SetWorkers { get; } = ChangeKind.Of(
        "set-workers",
        "Changes how many programs each node of a web or worker tier runs at once.",
        values => new SetWorkers(values.Get(TargetKeys.Tier), values.Get(Workers)),
        TargetKeys.Tier, Workers);

    public static ChangeKind SetAcceptQueue { get; } = ChangeKind.Of(
        "set-accept-queue",
        "Changes how many requests may wait for a worker on each node of a web tier.",
        values => new SetAcceptQueue(values.Get(TargetKeys.Web), values.Get(AcceptQueue)),
        TargetKeys.Web, AcceptQueue);

    public static ChangeKind SetPool { get; } = ChangeKind.Of(
        "set-pool",
        "Resizes a connection pool on every node of a tier.",
        values => new SetPool(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Pool), values.Get(Size), values.OrNull(Overflow)),
        TargetKeys.Tier, TargetKeys.Pool, Size, Overflow);

    public static ChangeKind BurnCpu { get; } = ChangeKind.Of(
        "burn-cpu",
        "Another process on every node of a tier begins to compute without end.",
        values => new BurnCpu(values.Get(TargetKeys.Tier), values.Get(Threads)),
        TargetKeys.Tier, Threads);

    public static ChangeKind StopBurning { get; } = ChangeKind.Of(
        "stop-burning",
        "Stops busy threads of another process on every node of a tier.",
        values => new StopBurning(values.Get(TargetKeys.Tier), values.Get(Threads)),
        TargetKeys.Tier, Threads);
}
