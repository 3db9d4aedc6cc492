using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>A latency percentile as people want to read it. Verdicts do not rest on it: see <see cref="Judge"/>.</summary>
/// <param name="Seconds">
/// The mean over seeds of the percentile over all requests issued, with its interval; +∞ and unbounded if it falls on an unanswered request in some seed.
/// </param>
/// <param name="LowestSeconds">The lowest seed's.</param>
/// <param name="HighestSeconds">The highest seed's; +∞ if it falls on an unanswered request.</param>
public sealed record LatencyEstimate(Estimate Seconds, double LowestSeconds, double HighestSeconds)
{
    /// <summary>The estimate over replications.</summary>
    internal static LatencyEstimate Of(IReadOnlyList<Replication> replications, string operation, double share, double confidence)
    {
        var values = replications.Select(each => Owed(each.Judged, operation, share)).ToList();
        return new LatencyEstimate(StudentInterval.Of(values, confidence), values.Min(), values.Max());
    }

    private static double Owed(WindowMeasurement window, string operation, double share) =>
        window.Operations.TryGetValue(operation, out var measured) ? measured.OwedLatencySeconds(share) : double.PositiveInfinity;
}
