using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of what programs do: better code, caches, queues.</summary>
internal static class ProgramChangeDefinitions
{
    private static readonly Key<DurationDemand> Demand = Key.Required("demand", DistributionDefinitions.Demand, "The new processor time on one core.");
    private static readonly Key<string> Query = Key.Required("query", NameShape.Dashed, "The query whose answers are cached.");
    private static readonly Key<string> KeySpace = Key.Required("key-space", new ReferenceShape(NameKind.KeySpace), "What answers are looked up by.");
    private static readonly Key<CacheOptions> NewCache = Key.Required("cache", CacheDefinitions.NewCache, "The cache.");
    private static readonly Key<string> OldCache = Key.Required("cache", new ReferenceShape(NameKind.Cache), "The cache.");
    private static readonly Key<QueueOptions> NewQueue = Key.Required("queue", QueueDefinitions.NewQueue, "The queue.");
    private static readonly Key<WorkerOptions> NewWorkers = Key.Required("workers", WorkerDefinitions.NewWorkers, "The workers that do the job.");
    private static readonly Key<string> Job = Key.Required("job", NameShape.Dashed, "The job.");
    private static readonly Key<string> OldQueue = Key.Required("queue", new ReferenceShape(NameKind.Queue), "The queue.");
    private static readonly Key<string> OldWorkers = Key.Required("workers", new ReferenceShape(NameKind.Worker), "The worker tier.");

    private static readonly Key<Duration> Lifetime =
        Key.Omittable("lifetime", Quantity.Duration("1ms", "365d"), "How long entries stored from now on are valid.", "for ever");

    public static ChangeKind SetCpuDemand { get; } = ChangeKind.Of(
        "set-cpu-demand",
        "Better (or worse) code: another processor time for the steps of one endpoint that carry a label.",
        values => new SetCpuDemand(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(TargetKeys.Label), values.Get(Demand)),
        TargetKeys.Tier, TargetKeys.Endpoint, TargetKeys.Label, Demand);

    public static ChangeKind CacheInFront { get; } = ChangeKind.Of(
        "cache-in-front",
        "Puts a cache in front of a query of one endpoint. It starts cold.",
        values => new CacheInFront(
            values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Query), values.Get(KeySpace), values.Get(NewCache)),
        TargetKeys.Tier, TargetKeys.Endpoint, Query, KeySpace, NewCache);

    public static ChangeKind RemoveCache { get; } = ChangeKind.Of(
        "remove-cache",
        "Takes the cache away from in front of a query of one endpoint; the tier goes when nothing uses it any more.",
        values => new RemoveCache(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Query), values.Get(OldCache)),
        TargetKeys.Tier, TargetKeys.Endpoint, Query, OldCache);

    public static ChangeKind ResizeCache { get; } = ChangeKind.Of(
        "resize-cache",
        "Gives a cache more or less memory; a smaller one evicts at once.",
        values => new ResizeCache(values.Get(TargetKeys.Cache), values.Get(CacheDefinitions.Memory)),
        TargetKeys.Cache, CacheDefinitions.Memory);

    public static ChangeKind SetLifetime { get; } = ChangeKind.Of(
        "set-lifetime",
        "Changes how long a cache's entries stored from now on are valid.",
        values => new SetLifetime(values.Get(TargetKeys.Cache), values.OrNull(Lifetime)),
        TargetKeys.Cache, Lifetime);

    public static ChangeKind MoveToQueue { get; } = ChangeKind.Of(
        "move-to-queue",
        "Takes labelled steps out of an endpoint: the endpoint enqueues a job of that name, and workers do the steps later.",
        values => new MoveToQueue(
            values.Get(TargetKeys.Web),
            values.Get(TargetKeys.Endpoint),
            values.Get(TargetKeys.Label),
            values.Get(NewQueue),
            values.Get(NewWorkers) with { Queue = values.Get(NewQueue).Name }),
        TargetKeys.Web, TargetKeys.Endpoint, TargetKeys.Label, NewQueue, NewWorkers);

    public static ChangeKind MoveInline { get; } = ChangeKind.Of(
        "move-inline",
        "Does a queued job's steps within the request again; queue and workers go when nothing uses them any more.",
        values => new MoveInline(
            values.Get(TargetKeys.Web), values.Get(TargetKeys.Endpoint), values.Get(Job), values.Get(OldQueue), values.Get(OldWorkers)),
        TargetKeys.Web, TargetKeys.Endpoint, Job, OldQueue, OldWorkers);
}
