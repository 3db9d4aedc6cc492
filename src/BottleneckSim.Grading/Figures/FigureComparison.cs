using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Grading.Figures;

/// <summary>A figure in two variants of a scenario on the same seeds, and whether it moved as far as claimed.</summary>
/// <remarks>
/// That a figure falls to a ratio r of what it was is tested on the pairs: r·before − after, seed by seed, must be above zero with its
/// whole Student interval. No ratio of two uncertain numbers is averaged.
/// </remarks>
/// <param name="Figure">The figure.</param>
/// <param name="Before">Its mean over seeds before.</param>
/// <param name="After">Its mean over seeds after.</param>
/// <param name="ClaimedRatio">After over before as claimed: below 1 a fall at least so deep, above 1 a rise at least so high.</param>
/// <param name="Holds">Whether the claim holds beyond doubt; false where the figure is not measured.</param>
public sealed record FigureComparison(Figure Figure, Estimate? Before, Estimate? After, double ClaimedRatio, bool Holds)
{
    /// <summary>After over before; null where it is not measured or was zero before.</summary>
    public double? Ratio => Before is { Value: not 0 } before && After is { } after ? after.Value / before.Value : null;

    /// <summary>Compares a figure in pairs of replications.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="before">Replications without.</param>
    /// <param name="after">Replications on the same seeds with.</param>
    /// <param name="claimedRatio">What after over before is claimed to reach: above 0, not 1.</param>
    /// <param name="confidence">The confidence of the intervals.</param>
    public static FigureComparison Of(
        Figure figure, IReadOnlyList<Replication> before, IReadOnlyList<Replication> after, double claimedRatio, double confidence)
    {
        if (Values(figure, before) is not { } was || Values(figure, after) is not { } isNow)
            return new FigureComparison(figure, null, null, claimedRatio, false);
        var margin = was.Zip(isNow, (one, other) => claimedRatio < 1 ? (claimedRatio * one) - other : other - (claimedRatio * one));
        var holds = StudentInterval.Of([.. margin], confidence).Interval.Low > 0;
        return new FigureComparison(figure, StudentInterval.Of(was, confidence), StudentInterval.Of(isNow, confidence), claimedRatio, holds);
    }

    private static List<double>? Values(Figure figure, IReadOnlyList<Replication> replications)
    {
        var values = replications.Select(each => FigureReader.Read(figure, each.Judged)).ToList();
        return values.TrueForAll(value => value.HasValue) ? [.. values.Select(value => value.GetValueOrDefault())] : null;
    }
}
