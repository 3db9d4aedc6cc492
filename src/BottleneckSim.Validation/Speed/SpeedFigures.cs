using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Validation.Speed;

/// <summary>Turns rounds into figures: medians over the rounds, with intervals.</summary>
internal static class SpeedFigures
{
    /// <summary>The confidence of every interval of the section.</summary>
    public const double Confidence = 0.99;

    /// <summary>Requests a second.</summary>
    public static Estimate PerSecond(IReadOnlyList<SpeedSample> samples) => Of(samples.Select(sample => sample.Requests / sample.ProcessorSeconds));

    /// <summary>Nanoseconds a request.</summary>
    public static Estimate RequestNanoseconds(IReadOnlyList<SpeedSample> samples) => Of(samples.Select(sample => sample.RequestNanoseconds));

    /// <summary>The cost of a request in one case as a ratio to that in another of the same round.</summary>
    public static Estimate Ratio(IReadOnlyList<SpeedSample> samples, IReadOnlyList<SpeedSample> bases) =>
        Of(samples.Zip(bases, (one, other) => one.RequestNanoseconds / other.RequestNanoseconds));

    /// <summary>What a case costs more than another of the same round, in nanoseconds a request.</summary>
    public static Estimate Difference(IReadOnlyList<SpeedSample> samples, IReadOnlyList<SpeedSample> bases) =>
        Of(samples.Zip(bases, (one, other) => one.RequestNanoseconds - other.RequestNanoseconds));

    /// <summary>The share of a case's cost that another of the same round does not have.</summary>
    public static Estimate ShareAbove(IReadOnlyList<SpeedSample> samples, IReadOnlyList<SpeedSample> bases) =>
        Of(samples.Zip(bases, (one, other) => 1 - (other.RequestNanoseconds / one.RequestNanoseconds)));

    /// <summary>The median of some figures.</summary>
    public static Estimate Of(IEnumerable<double> figures) => MedianInterval.Of(figures, Confidence);
}
