using System.Text;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>Writes the labels of a sample: <c>job</c> and <c>instance</c> first, then the attributes by label name.</summary>
internal static class LabelSet
{
    public static string Format(ResourceMetrics resource, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var builder = new StringBuilder();
        Append(builder, "job", resource.Job);
        Append(builder, "instance", resource.Instance);
        foreach (var (name, value) in Translate(attributes))
        {
            Append(builder, name, value);
        }

        return builder.ToString();
    }

    // Keys that become the same label are joined by ';' in the order of the keys (OpenTelemetry specification, Prometheus compatibility).
    private static SortedDictionary<string, string> Translate(IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            var name = PrometheusNaming.LabelName(key);
            name = name is "job" or "instance" or "le" ? $"exported_{name}" : name;
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{value}" : value;
        }

        return labels;
    }

    private static void Append(StringBuilder builder, string name, string value) =>
        builder.Append(builder.Length > 0 ? "," : "").Append(name).Append("=\"").Append(ExpositionText.EscapeLabelValue(value)).Append('"');
}
