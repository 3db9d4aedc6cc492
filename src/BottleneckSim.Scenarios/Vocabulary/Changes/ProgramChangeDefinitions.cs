using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of what programs do: better code, queues.</summary>
internal static class ProgramChangeDefinitions
{
    private static readonly Key<DurationDemand> Demand = Key.Required("demand", DistributionDefinitions.Demand, "The new processor time on one core.");
    private static readonly Key<QueueOptions> NewQueue = Key.Required("queue", QueueDefinitions.NewQueue, "The queue.");
    private static readonly Key<WorkerOptions> NewWorkers = Key.Required("workers", WorkerDefinitions.NewWorkers, "The workers that do the job.");
    private static readonly Key<string> Job = Key.Required("job", NameShape.Dashed.Of(NameKind.Job), "The job.");
    private static readonly Key<string> OldQueue = Key.Required("queue", new ReferenceShape(NameKind.Queue), "The queue.");
    private static readonly Key<string> OldWorkers = Key.Required("workers", new ReferenceShape(NameKind.Worker), "The worker tier.");

    public static ChangeKind SetCpuDemand { get; } = ChangeKind.Of(
        "set-cpu-demand",
        "Better (or worse) code: another processor time for the steps of one endpoint that carry a label.",
        values => new SetCpuDemand(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(TargetKeys.Label), values.Get(Demand)),
        TargetKeys.Tier, TargetKeys.Endpoint, TargetKeys.Label, Demand);

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
