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

    public static Mapping<TierOptions> Worker { get; } = new(
        "worker tier",
        "Workers take messages from a queue, each thread one at a time, run the job's steps and acknowledge.",
        [
            Kind, ProgramDefinitions.Instances, CpuDefinitions.Required, IoStepDefinitions.Disk, ProgramDefinitions.Workers, Queue,
            AdmissionDefinitions.EventLoopKey, PoolDefinitions.Pools, MaintenanceDefinitions.Maintenance,
            ProgramDefinitions.Jobs,
        ],
        values => new WorkerOptions
        {
            Name = values.Name,
            Instances = values.Get(ProgramDefinitions.Instances),
            Cpu = values.Get(CpuDefinitions.Required),
            Disk = IoStepDefinitions.DiskOf(values, ProgramDefinitions.Jobs),
            Workers = values.Get(ProgramDefinitions.Workers),
            Queue = values.Get(Queue),
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

    /// <summary>Checks that some worker of a queue knows a job.</summary>
    public static void CheckJob(ReadingContext context, KnownNames names, string queue, string job, Position at)
    {
        if (!names.Has(NameKind.Queue, Scope.System, queue))
            return;
        var consumers = names.Names(NameKind.Worker, Scope.System)
            .Where(worker => names.Target(NameKind.Worker, Scope.System, worker) is not { } target || target.Equals(queue, StringComparison.Ordinal))
            .ToList();
        var jobs = consumers.SelectMany(worker => names.Names(NameKind.Job, Scope.Of(worker))).Distinct(StringComparer.Ordinal).ToList();
        if (jobs.Contains(job, StringComparer.Ordinal) || consumers.Exists(worker => !names.IsClear(NameKind.Job, Scope.Of(worker))))
            return;
        context.Mistakes.Add(
            at, $"{context.Subject}: no worker of {queue} knows the job '{job}'", $"allowed: the jobs of its workers: {ReadingContext.Listed(jobs)}", NearestName.Of(job, jobs));
    }

    private static void NoteQueue(MappingValues values)
    {
        if (values.Node.Find(Queue.Word)?.Value is ScalarNode queue)
            values.Context.Names.Point(NameKind.Worker, Scope.System, values.Name, queue.Text);
        else
            values.Context.Names.MarkUnclear(NameKind.Job, values.Context.Scope);
    }
}
