namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>One family of an exposition with the samples of all nodes.</summary>
internal sealed class MetricFamily(string name, MetricType type, string unit, string help)
{
    private readonly List<(string Labels, MetricPoint Point)> _samples = [];

    public void Add(ResourceMetrics resource, MetricData metric)
    {
        if (metric.Type != type)
        {
            throw new InvalidOperationException(
                $"Metric '{metric.Name}' of instance '{resource.Instance}' is a {metric.Type}, but another node exposes '{name}' as a {type}.");
        }

        foreach (var point in metric.Points)
        {
            _samples.Add((LabelSet.Format(resource, point.Attributes), point));
        }
    }

    public void Write(TextWriter writer, ExpositionFormat format)
    {
        _samples.Sort(static (left, right) => string.CompareOrdinal(left.Labels, right.Labels));
        var isTotalInMetadata = type == MetricType.Counter && !format.IsOpenMetrics;
        var typeWord = type switch { MetricType.Counter => "counter", MetricType.Gauge => "gauge", _ => "histogram" };
        WriteMetadata(writer, isTotalInMetadata ? name + PrometheusNaming.TotalSuffix : name, typeWord, unit, help, format);
        string? previous = null;
        foreach (var (labels, point) in _samples)
        {
            if (labels == previous)
            {
                throw new InvalidOperationException($"Two samples of '{name}' have the same labels {{{labels}}}.");
            }

            previous = labels;
            WriteSample(writer, labels, point);
        }
    }

    public static void WriteMetadata(TextWriter writer, string name, string type, string unit, string help, ExpositionFormat format)
    {
        writer.Write($"# TYPE {name} {type}\n");
        // The text format has no UNIT line (a parser would take it for a comment); OpenMetrics wants the unit to end the name.
        if (format.IsOpenMetrics && unit.Length > 0)
        {
            writer.Write($"# UNIT {name} {unit}\n");
        }

        writer.Write($"# HELP {name} {ExpositionText.EscapeHelp(help, format)}\n");
    }

    private void WriteSample(TextWriter writer, string labels, MetricPoint point)
    {
        if (type != MetricType.Histogram)
        {
            var sampleName = type == MetricType.Counter ? name + PrometheusNaming.TotalSuffix : name;
            writer.Write($"{sampleName}{{{labels}}} {ExpositionText.Number(point.Value)}\n");
            return;
        }

        var cumulative = 0L;
        foreach (var bucket in point.Buckets)
        {
            cumulative += bucket.Count;
            var bound = ExpositionText.BucketBound(bucket.UpperBound);
            writer.Write($"{name}{PrometheusNaming.BucketSuffix}{{{labels},le=\"{bound}\"}} {ExpositionText.Number(cumulative)}\n");
        }

        writer.Write($"{name}{PrometheusNaming.SumSuffix}{{{labels}}} {ExpositionText.Number(point.Value)}\n");
        writer.Write($"{name}{PrometheusNaming.CountSuffix}{{{labels}}} {ExpositionText.Number(cumulative)}\n");
    }
}
