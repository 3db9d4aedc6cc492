using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Blueprints;

/// <summary>What must hold between the parts of a system, whoever described it: a scenario file, a change or a test.</summary>
internal static class SystemRules
{
    /// <summary>Requires that names lead somewhere and that a tier's instances are possible.</summary>
    /// <exception cref="InvalidSystemException">They do not.</exception>
    public static void Require(SystemDescription system)
    {
        foreach (var tier in system.Tiers.Values)
        {
            RequireInstances(tier);
            if (tier is DatabaseOptions database)
            {
                ReplicaRules.Require(database);
                ShardRules.Require(system, database);
            }

            if (tier is ProgramTierOptions { Autoscaler: { } terms } scaled)
            {
                RequireAutoscaler(scaled, terms);
            }

            if (tier is WorkerOptions workers)
            {
                RequireQueue(system, workers);
            }
        }

        foreach (var load in system.Loads.Values)
        {
            RequireTasks(system, load);
        }

        CallRules.Require(system);
        foreach (var attribute in system.Attributes.Values.Where(attribute => attribute.KeySpace is { } space && !system.KeySpaces.ContainsKey(space)))
        {
            throw new InvalidSystemException(
                $"Attribute '{attribute.Name}' is one of keys of '{attribute.KeySpace}', which does not exist; key spaces are: {SystemEdits.Listed(system.KeySpaces.Keys)}.");
        }
    }

    private static void RequireAutoscaler(ProgramTierOptions tier, AutoscalerOptions terms)
    {
        var fits = terms.Minimum >= 1 && terms.Maximum >= terms.Minimum && terms.Maximum <= Scale.MaximumInstances
            && terms.Schedule.All(entry => entry.Instances >= 1 && entry.Instances <= terms.Maximum);
        if (!fits)
        {
            throw new InvalidSystemException(
                $"The autoscaler of '{tier.Name}' keeps from {terms.Minimum} to {terms.Maximum} instances, by schedule {SystemEdits.Listed(terms.Schedule.Select(entry => SystemEdits.Number(entry.Instances)))}; allowed are 1 to {Scale.MaximumInstances}, the least and the schedule at most the maximum.");
        }

        if (terms.Metric == AutoscalingMetric.QueueDepth && tier is not WorkerOptions)
        {
            throw new InvalidSystemException($"Tier '{tier.Name}' consumes no queue, so its autoscaler cannot go by the depth of one; it may go by utilisation or concurrency.");
        }
    }

    private static void RequireInstances(TierOptions tier)
    {
        var most = tier is DatabaseOptions or QueueOptions ? 1 : Scale.MaximumInstances;
        if (tier.Instances < 1 || tier.Instances > most)
        {
            throw new InvalidSystemException($"Tier '{tier.Name}' has {tier.Instances} instances; allowed are 1 to {most}.");
        }
    }

    private static void RequireQueue(SystemDescription system, WorkerOptions workers)
    {
        if (system.Tiers.GetValueOrDefault(workers.Queue) is not QueueOptions)
        {
            throw new InvalidSystemException(
                $"Workers '{workers.Name}' consume queue '{workers.Queue}', which does not exist; queues are: {SystemEdits.Listed(system.Tiers.Values.OfType<QueueOptions>().Select(queue => queue.Name))}.");
        }

        if (workers.Batch?.Overhead is { } overhead && !workers.Endpoints.ContainsKey(overhead))
        {
            throw new InvalidSystemException(
                $"Workers '{workers.Name}' do '{overhead}' for every batch, which is none of their jobs; those are: {SystemEdits.Listed(workers.Endpoints.Keys)}.");
        }

        var sent = system.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<EnqueueStep>()
            .Where(step => string.Equals(step.Queue, workers.Queue, StringComparison.Ordinal))
            .Select(step => step.Job);
        if (sent.FirstOrDefault(job => !workers.Endpoints.ContainsKey(job)) is { } unknown)
        {
            throw new InvalidSystemException(
                $"Queue '{workers.Queue}' carries job '{unknown}', which its workers '{workers.Name}' do not know; their jobs are: {SystemEdits.Listed(workers.Endpoints.Keys)}.");
        }
    }

    private static void RequireTasks(SystemDescription system, LoadOptions load)
    {
        if (system.Tiers.ContainsKey(load.Name))
        {
            throw new InvalidSystemException($"A tier and a population are both named '{load.Name}'; rename one of them.");
        }

        if (system.Tiers.GetValueOrDefault(load.To) is not WebOptions target)
        {
            throw new InvalidSystemException(
                $"Population '{load.Name}' calls tier '{load.To}', which serves no endpoints; those that do: {SystemEdits.Listed(system.Tiers.Values.OfType<WebOptions>().Select(tier => tier.Name))}.");
        }

        if (load.Tasks.Keys.FirstOrDefault(task => !target.Endpoints.ContainsKey(task)) is { } missing)
        {
            throw new InvalidSystemException(
                $"Population '{load.Name}' asks '{load.To}' for '{missing}', which it does not have; its endpoints are: {SystemEdits.Listed(target.Endpoints.Keys)}.");
        }

        if (load.Tasks.IsEmpty)
        {
            throw new InvalidSystemException($"Population '{load.Name}' has no tasks; it needs at least one endpoint of '{load.To}'.");
        }
    }
}
