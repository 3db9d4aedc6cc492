namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>One value with its attributes at the moment of a scrape.</summary>
/// <param name="Attributes">Attribute keys and values, untranslated.</param>
/// <param name="Value">The value; for a histogram the sum of its values.</param>
/// <param name="Buckets">For a histogram, its buckets with ascending bounds, the last +∞, counts not cumulative; otherwise empty.</param>
public sealed record MetricPoint(IReadOnlyList<KeyValuePair<string, string>> Attributes, double Value, IReadOnlyList<HistogramBucket> Buckets);

/// <summary>One bucket of a histogram.</summary>
/// <param name="UpperBound">The bucket's inclusive upper bound.</param>
/// <param name="Count">The values in this bucket alone.</param>
public readonly record struct HistogramBucket(double UpperBound, long Count);
