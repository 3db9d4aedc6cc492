using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Figures;

/// <summary>A metric as Prometheus stores it.</summary>
/// <param name="Metric">
/// Its name on the wire. A name that ends in <c>_total</c> is a counter (its rate is meant), a histogram's base name means the mean
/// (<c>_sum</c> over <c>_count</c>), anything else is a gauge (its average is meant).
/// </param>
/// <param name="Where">The labels that select its series, by name; all of the selected series together are meant.</param>
public sealed record MetricFigure(string Metric, ImmutableSortedDictionary<string, string> Where) : Figure
{
    /// <inheritdoc />
    public override bool LowerIsBetter => true;

    /// <inheritdoc />
    public override string Describe() => $"{Metric}{{{string.Join(",", Where.Select(label => $"{label.Key}=\"{label.Value}\""))}}}";
}
