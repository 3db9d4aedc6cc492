using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Takes slow steps out of an endpoint: the endpoint enqueues a job, and workers do the steps later.</summary>
/// <param name="Tier">The web tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The label of the computing and waiting steps to move; the job gets this name.</param>
/// <param name="Queue">The queue tier; one of the same name that is there already is used as it is.</param>
/// <param name="Workers">The worker tier, without jobs; one of the same name that is there already gets the job added.</param>
public sealed record MoveToQueue(string Tier, string Endpoint, string Label, QueueOptions Queue, WorkerOptions Workers) : Change
{
    /// <inheritdoc />
    public override string Kind => "move-to-queue";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        var moved = Labelled(endpoint);
        var workers = system.Tiers.GetValueOrDefault(Workers.Name) switch
        {
            null => Workers,
            WorkerOptions known when known.Queue == Queue.Name && !known.Endpoints.ContainsKey(Label) => known,
            _ => throw new ChangeRefusedException($"Tier '{Workers.Name}' is there already and cannot take the job '{Label}' from queue '{Queue.Name}'."),
        };
        if (system.Tiers.TryGetValue(Queue.Name, out var other) && other is not QueueOptions)
        {
            throw new ChangeRefusedException($"Tier '{Queue.Name}' is there already and is not a queue.");
        }

        var isFirst = true;
        var steps = endpoint.Steps.SelectMany(step =>
        {
            var replacement = !IsLabelled(step) ? ImmutableArray.Create(step) : isFirst ? [Enqueue] : [];
            isFirst &= !IsLabelled(step);
            return replacement;
        }).ToImmutableArray();
        var job = new EndpointOptions(Label, moved, 0);
        return system
            .WithTier(system.Tiers.GetValueOrDefault(Queue.Name) ?? Queue)
            .WithTier(workers with { Queue = Queue.Name, Endpoints = workers.Endpoints.Add(Label, job) })
            .WithTier(host.WithSteps(endpoint, steps));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, new MoveInline(Tier, Endpoint, Label, Queue.Name, Workers.Name), before, Tier, Queue.Name, Workers.Name);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: let {Workers.Name} do '{Label}' of {Endpoint} through {Queue.Name}";

    private EnqueueStep Enqueue => new(Queue.Name, Label, EnqueueStep.DefaultTimeout);

    /// <summary>The steps to move, with the names of their draws kept: a request asks for the same work wherever it is done.</summary>
    private ImmutableArray<Step> Labelled(EndpointOptions endpoint)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var moved = endpoint.Steps.Where(IsLabelled).Select(step =>
        {
            if (step.DrawsAs is not null)
            {
                return step;
            }

            var kind = step is UseCpuStep ? DrawNames.UseCpu : DrawNames.Sleep;
            var occurrence = occurrences[kind] = occurrences.GetValueOrDefault(kind, -1) + 1;
            return step with { DrawsAs = DrawNames.Of(Tier, Endpoint, kind, Label, occurrence) };
        }).ToImmutableArray();
        if (StepTree.All(endpoint.Steps).Count(IsLabelled) > moved.Length)
        {
            throw new ChangeRefusedException(
                $"Endpoint '{Endpoint}' of '{Tier}' has steps labelled '{Label}' inside a loop or behind a cache; only steps of the endpoint itself can be moved.");
        }

        if (moved.IsEmpty)
        {
            var labels = endpoint.Steps.Select(LabelOf).OfType<string>().Distinct(StringComparer.Ordinal);
            throw new ChangeRefusedException($"Endpoint '{Endpoint}' of '{Tier}' has no step labelled '{Label}'; its labels are: {SystemEdits.Listed(labels)}.");
        }

        return moved;
    }

    private bool IsLabelled(Step step) => LabelOf(step) == Label;

    private static string? LabelOf(Step step) => step switch
    {
        UseCpuStep use => use.Label,
        SleepStep sleep => sleep.Label,
        _ => null,
    };
}
