namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>Writes what all nodes say as one exposition.</summary>
/// <remarks>
/// <code>
/// node 1: {a, b}  ┐                       # TYPE a   a{instance="1"} a{instance="2"}
/// node 2: {a, c}  ┴─► families a, b, c ─► # TYPE b   b{instance="1"}
///                                         # TYPE c   c{instance="2"}
/// </code>
/// Each family has one block of metadata and all its samples, families by name, samples by labels: the same metrics always
/// give the same text. No sample carries a time: a live scrape is of now.
/// </remarks>
public static class PrometheusExposition
{
    /// <summary>Writes the exposition.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="resources">What the nodes say.</param>
    /// <param name="format">In which format.</param>
    /// <exception cref="InvalidOperationException">
    /// Two metrics with one family name differ in type, or two samples of a family have the same labels.
    /// </exception>
    public static void Write(TextWriter writer, IReadOnlyList<ResourceMetrics> resources, ExpositionFormat format)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(format);
        var families = new SortedDictionary<string, MetricFamily>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            Collect(families, resource);
        }

        WriteTargetInfo(writer, resources, format);
        foreach (var family in families.Values)
        {
            family.Write(writer, format);
        }

        if (format.IsOpenMetrics)
        {
            writer.Write("# EOF\n");
        }
    }

    private static void Collect(SortedDictionary<string, MetricFamily> families, ResourceMetrics resource)
    {
        foreach (var metric in resource.Metrics.Where(metric => metric.Points.Count > 0))
        {
            var name = PrometheusNaming.FamilyName(metric.Name, metric.Unit);
            if (!families.TryGetValue(name, out var family))
            {
                family = new MetricFamily(name, metric.Type, PrometheusNaming.UnitWord(metric.Unit), metric.Description);
                families.Add(name, family);
            }

            family.Add(resource, metric);
        }
    }

    // In OpenMetrics target_info is of type info and its family is called target; the text format has no such type.
    private static void WriteTargetInfo(TextWriter writer, IReadOnlyList<ResourceMetrics> resources, ExpositionFormat format)
    {
        if (resources.Count == 0)
        {
            return;
        }

        MetricFamily.WriteMetadata(
            writer, format.IsOpenMetrics ? "target" : "target_info", format.IsOpenMetrics ? "info" : "gauge", unit: "",
            "Attributes of the simulated node", format);
        foreach (var labels in resources.Select(resource => LabelSet.Format(resource, resource.Attributes)).Order(StringComparer.Ordinal))
        {
            writer.Write($"target_info{{{labels}}} 1\n");
        }
    }
}
