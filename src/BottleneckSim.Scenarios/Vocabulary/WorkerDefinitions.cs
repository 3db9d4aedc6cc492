using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Workers that consume a queue.</summary>
internal static class WorkerDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("worker"), "What the tier is.");
    private static readonly Key<string> Queue = Key.Required("queue", new ReferenceShape(NameKind.Queue), "The queue that they consume.");

    private static readonly Key<int> BatchSize = Key.Required("size", Quantity.Count("messages", "1", "1000"), "The most that a thread takes at once; it takes what there is.");

    private static readonly Key<string> Overhead = Key.Omittable(
        "overhead", NameShape.Dashed, "One of the workers' jobs that is done once for every batch before its messages.", "nothing");

    /// <summary>How many messages a thread takes at once, for tiers and for changes.</summary>
    public static Key<BatchOptions> Batch { get; } = Key.Omittable(
        "batch",
        new MappingShape<BatchOptions>(new(
            "batch",
            "Taking several messages at once: a thread works on them one after another and acknowledges them together.",
            [BatchSize, Overhead],
            values => new BatchOptions(values.Get(BatchSize), values.OrNothing(Overhead)))),
        "How many messages a thread takes at once.",
        "one");

    /// <summary>Messages in advance, for tiers and for changes.</summary>
    public static Shape<int> PrefetchRange => Quantity.Count("messages", "0", "10k");

    private static readonly Key<int> Prefetch = Key.Optional(
        "prefetch", PrefetchRange, 0, "Messages (or batches) that a node asks for beyond those that its threads work on.");

    /// <summary>When messages are acknowledged.</summary>
    public static Shape<Acknowledgement> AcknowledgementWords { get; } = new WordShape<Acknowledgement>(
        ("after-work", Acknowledgement.AfterWork), ("before-work", Acknowledgement.BeforeWork));

    /// <summary>What becomes of messages whose work failed.</summary>
    public static Shape<FailedMessages> FailedWords { get; } = new WordShape<FailedMessages>(
        ("acknowledged", FailedMessages.Acknowledged), ("given-back", FailedMessages.GivenBack));

    private static readonly Key<Acknowledgement> AcknowledgeKey = Key.Optional(
        "acknowledge", AcknowledgementWords, Acknowledgement.AfterWork, "When a message is acknowledged: after its work (done at least once) or before it (at most once).");

    private static readonly Key<FailedMessages> Failed = Key.Optional(
        "failed-messages", FailedWords, FailedMessages.Acknowledged, "What becomes of a message whose work failed: acknowledged all the same, or given back to the queue.");

    public static Mapping<TierOptions> Worker { get; } = new(
        "worker tier",
        "Workers take messages from a queue, each thread one (or a batch) at a time, run the job's steps and acknowledge.",
        [
            Kind, ProgramDefinitions.Instances, ProgramDefinitions.Boot, AutoscalerDefinitions.OfTier, CpuDefinitions.Required, IoStepDefinitions.Disk,
            MemoryDefinitions.Memory, ProgramDefinitions.Workers, Queue,
            AcknowledgeKey, Failed, Batch, Prefetch, AdmissionDefinitions.EventLoopKey, PoolDefinitions.Pools, MaintenanceDefinitions.Maintenance,
            ProgramDefinitions.Jobs,
        ],
        values => new WorkerOptions
        {
            Name = values.Name,
            Instances = values.Get(ProgramDefinitions.Instances),
            Boot = values.Get(ProgramDefinitions.Boot),
            Autoscaler = values.OrNothing(AutoscalerDefinitions.OfTier),
            Cpu = values.Get(CpuDefinitions.Required),
            Disk = IoStepDefinitions.DiskOf(values, ProgramDefinitions.Jobs),
            Memory = MemoryDefinitions.MemoryOf(values, ProgramDefinitions.Jobs),
            Workers = values.Get(ProgramDefinitions.Workers),
            Queue = values.Get(Queue),
            Acknowledgement = values.Get(AcknowledgeKey),
            FailedMessages = values.Get(Failed),
            Batch = BatchOf(values),
            Prefetch = values.Get(Prefetch),
            EventLoop = values.OrNothing(AdmissionDefinitions.EventLoopKey),
            Maintenance = values.OrNothing(MaintenanceDefinitions.Maintenance),
            Pools = values.GetOr(PoolDefinitions.Pools, NoNames.For<Models.Resources.Connections.PoolOptions>()),
            Endpoints = values.Get(ProgramDefinitions.Jobs),
        },
        check: NoteQueue);

    /// <summary>A worker tier that a change puts in; the change gives it its queue and its job.</summary>
    public static Shape<WorkerOptions> NewWorkers { get; } = new MappingShape<WorkerOptions>(new(
        "new workers",
        "A worker tier that a change puts in; one of the same name that is there already gets the job added.",
        [NewTiers.Name, ProgramDefinitions.Instances, CpuDefinitions.Required, ProgramDefinitions.Workers],
        values => new WorkerOptions
        {
            Name = values.Get(NewTiers.Name),
            Instances = values.Get(ProgramDefinitions.Instances),
            Cpu = values.Get(CpuDefinitions.Required),
            Workers = values.Get(ProgramDefinitions.Workers),
            Queue = string.Empty,
            Endpoints = NoNames.For<Models.Programs.EndpointOptions>(),
        }));

    /// <summary>Checks that the workers of a queue know a job: whichever is free gets it.</summary>
    public static void CheckJob(ReadingContext context, KnownNames names, string queue, string job, Position at)
    {
        if (!names.Has(NameKind.Queue, Scope.System, queue))
            return;
        var consumers = names.Names(NameKind.Worker, Scope.System)
            .Where(worker => names.Target(NameKind.Worker, Scope.System, worker) is not { } target || target.Equals(queue, StringComparison.Ordinal))
            .ToList();
        var jobs = consumers.SelectMany(worker => names.Names(NameKind.Job, Scope.Of(worker))).Distinct(StringComparer.Ordinal).ToList();
        if (jobs.Contains(job, StringComparer.Ordinal))
        {
            if (consumers.Find(worker => names.IsClear(NameKind.Job, Scope.Of(worker)) && names.Target(NameKind.Worker, Scope.System, worker) is not null && !names.Has(NameKind.Job, Scope.Of(worker), job)) is { } lacking)
                context.Mistakes.Add(at, $"{context.Subject}: {lacking} takes messages of {queue}, too, and does not know the job '{job}'", "allowed: jobs that all its workers know");
            return;
        }

        if (consumers.Exists(worker => !names.IsClear(NameKind.Job, Scope.Of(worker))))
            return;
        context.Mistakes.Add(
            at, $"{context.Subject}: no worker of {queue} knows the job '{job}'", $"allowed: the jobs of its workers: {ReadingContext.Listed(jobs)}", NearestName.Of(job, jobs));
    }

    private static BatchOptions? BatchOf(MappingValues values)
    {
        var batch = values.OrNothing(Batch);
        var jobs = values.Get(ProgramDefinitions.Jobs).Keys;
        if (batch?.Overhead is { } overhead && !jobs.Contains(overhead, StringComparer.Ordinal))
            values.Refuse(Batch, $"the workers have no job '{overhead}'", $"their jobs: {ReadingContext.Listed([.. jobs])}");
        return batch;
    }

    private static void NoteQueue(MappingValues values)
    {
        if (values.Node.Find(Queue.Word)?.Value is ScalarNode queue)
            values.Context.Names.Point(NameKind.Worker, Scope.System, values.Name, queue.Text);
        else
            values.Context.Names.MarkUnclear(NameKind.Job, values.Context.Scope);
    }
}
