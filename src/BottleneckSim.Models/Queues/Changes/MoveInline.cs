using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Does a queued job's steps within the request again; the queue and its workers go when nothing uses them any more.</summary>
/// <param name="Tier">The web tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Job">The job.</param>
/// <param name="Queue">The queue tier.</param>
/// <param name="Workers">The worker tier.</param>
public sealed record MoveInline(string Tier, string Endpoint, string Job, string Queue, string Workers) : Change
{
    /// <inheritdoc />
    public override string Kind => "move-inline";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the workers have emptied the queue", ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        var workers = system.Tier<WorkerOptions>(Workers, "worker tier");
        var job = workers.Endpoint(Job);
        if (!endpoint.Steps.Any(IsEnqueue))
        {
            throw new ChangeRefusedException($"Endpoint '{Endpoint}' of '{Tier}' does not enqueue '{Job}' on '{Queue}'.");
        }

        var inlined = system.WithTier(host.WithSteps(
            endpoint, [.. endpoint.Steps.SelectMany(step => IsEnqueue(step) ? AtHome(job.Steps) : ImmutableArray.Create(step))]));
        var rest = workers with { Endpoints = workers.Endpoints.Remove(Job) };
        inlined = rest.Endpoints.IsEmpty ? inlined with { Tiers = inlined.Tiers.Remove(Workers) } : inlined.WithTier(rest);
        return IsUsed(inlined) ? inlined : inlined with { Tiers = inlined.Tiers.Remove(Queue) };
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        var workers = before.Tier<WorkerOptions>(Workers, "worker tier");
        var opposite = new MoveToQueue(
            Tier, Endpoint, Job, before.Tier<QueueOptions>(Queue, "queue"), workers with { Endpoints = workers.Endpoints.Clear() });
        return RestoreTiers.Unless(this, opposite, before, Tier, Queue, Workers);
    }

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: do '{Job}' of {Endpoint} within the request";

    /// <summary>Steps that once came from this endpoint need no name for their draws any more: it follows from their place again.</summary>
    private ImmutableArray<Step> AtHome(ImmutableArray<Step> steps)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. steps.Select(step =>
        {
            if (step is not (UseCpuStep or SleepStep))
            {
                return step;
            }

            var kind = step is UseCpuStep ? DrawNames.UseCpu : DrawNames.Sleep;
            var occurrence = occurrences[kind] = occurrences.GetValueOrDefault(kind, -1) + 1;
            return step.DrawsAs == DrawNames.Of(Tier, Endpoint, kind, Job, occurrence) ? step with { DrawsAs = null } : step;
        })];
    }

    private bool IsEnqueue(Step step) => step is EnqueueStep enqueue && enqueue.Queue == Queue && enqueue.Job == Job;

    private bool IsUsed(SystemDescription system) => system.Tiers.Values.Any(tier => tier switch
    {
        WorkerOptions workers => workers.Queue == Queue,
        ProgramTierOptions host => host.Endpoints.Values.SelectMany(other => StepTree.All(other.Steps)).Any(step => step is EnqueueStep enqueue && enqueue.Queue == Queue),
        _ => false,
    });
}
