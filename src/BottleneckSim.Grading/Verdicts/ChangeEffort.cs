using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>How long a change of a fix took in the running system, over all replications.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Description">What was done.</param>
/// <param name="Shortest">The shortest time from its begin to its completion; null if it was never complete.</param>
/// <param name="Longest">The longest; null if it was not complete in every replication.</param>
public sealed record ChangeEffort(string Kind, string Description, Duration? Shortest, Duration? Longest)
{
    /// <summary>The efforts of a fix's changes, in the order in which they were made.</summary>
    internal static ImmutableArray<ChangeEffort> Of(IReadOnlyList<Replication> replications) =>
        [.. replications[0].OperatorChanges.Select((change, index) => Of(change, [.. replications.Select(each => each.OperatorChanges[index].Taken)]))];

    private static ChangeEffort Of(ChangeProgress change, IReadOnlyList<Duration?> taken) => new(
        change.Kind, change.Description, taken.Min(), taken.Any(each => each is null) ? null : taken.Max());
}
