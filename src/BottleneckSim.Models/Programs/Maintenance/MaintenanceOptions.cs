using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Maintenance;

/// <summary>What each node of a tier does for itself from time to time: compaction, log rotation, garbage collection of files, a health report.</summary>
/// <param name="Every">Time from one beginning to the next: 10 ms to 30 days. A run that is not over when the next is due makes that one fall out.</param>
/// <param name="Steps">What is done, on a thread beside the workers: at least one of use-cpu, io, sleep, lock, or loops and branches of them.</param>
public sealed record MaintenanceOptions(Duration Every, ImmutableArray<Step> Steps)
{
    /// <summary>
    /// Whether all nodes begin at the same instants, as jobs by the clock do. Default: each at an offset of its own. A request that fans out over many
    /// nodes nearly always meets one that is at work in the second case, and in the first only now and then (Dean and Barroso 2013, "Managing background activities").
    /// </summary>
    public bool IsSynchronised { get; init; }

    /// <summary>The shortest period.</summary>
    public static Duration ShortestPeriod => Duration.FromMilliseconds(10);

    /// <summary>The longest period.</summary>
    public static Duration LongestPeriod => Duration.FromSeconds(30L * 86_400);

    /// <summary>Whether a step asks another node, which maintenance does not.</summary>
    public static bool AsksAnother(Step step) => step is CallStep or QueryStep or CacheStep or WriteKeyStep or EnqueueStep or TransactionStep;

    /// <summary>The program of one run.</summary>
    /// <exception cref="InvalidSystemException">It asks another node, or the period is out of range.</exception>
    internal EndpointOptions ToProgram()
    {
        if (Every < ShortestPeriod || Every > LongestPeriod)
        {
            throw new InvalidSystemException($"Maintenance every {Every} is not possible; allowed are {ShortestPeriod} to {LongestPeriod}.");
        }

        if (StepTree.All(Steps).FirstOrDefault(AsksAnother) is { } step)
        {
            throw new InvalidSystemException($"Maintenance is a node's own work and asks no other node, as {step.GetType().Name} does.");
        }

        return new EndpointOptions("maintenance", Steps, 0);
    }
}
