using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>A percentile of latency, or of staleness, as people want to read it. Verdicts do not rest on it: see <see cref="Judge"/>.</summary>
/// <param name="Seconds">
/// The mean over seeds of the percentile over all requests issued, with its interval; +∞ and unbounded if it falls on an unanswered request in some seed.
/// </param>
/// <param name="LowestSeconds">The lowest seed's.</param>
/// <param name="HighestSeconds">The highest seed's; +∞ if it falls on an unanswered request.</param>
public sealed record LatencyEstimate(Estimate Seconds, double LowestSeconds, double HighestSeconds)
{
    /// <summary>The estimate over replications of a requirement's percentile; null for one that limits no time.</summary>
    internal static LatencyEstimate? Of(IReadOnlyList<Replication> replications, Requirement requirement, double confidence)
    {
        if (requirement.Within is null)
            return null;
        var values = replications.Select(each => ValueOf(each.Judged, requirement)).ToList();
        return new LatencyEstimate(StudentInterval.Of(values, confidence), values.Min(), values.Max());
    }

    private static double ValueOf(WindowMeasurement window, Requirement requirement) => requirement is StalenessRequirement
        ? window.Staleness.TryGetValue(requirement.Subject, out var measured) ? measured.StaleSeconds(requirement.Share) : 0
        : Owed(window, requirement.Subject, requirement.Share);

    private static double Owed(WindowMeasurement window, string operation, double share) =>
        window.Operations.TryGetValue(operation, out var measured) ? measured.OwedLatencySeconds(share) : double.PositiveInfinity;
}
