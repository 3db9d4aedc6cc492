namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>What one simulated node says at a scrape.</summary>
/// <param name="Job">The <c>job</c> label: <c>service.namespace/service.name</c>.</param>
/// <param name="Instance">The <c>instance</c> label: <c>service.instance.id</c>.</param>
/// <param name="Attributes">The resource's other attributes; they stand on <c>target_info</c>.</param>
/// <param name="Metrics">Its metrics.</param>
public sealed record ResourceMetrics(
    string Job, string Instance, IReadOnlyList<KeyValuePair<string, string>> Attributes, IReadOnlyList<MetricData> Metrics);

/// <summary>One metric of one node.</summary>
/// <param name="Name">The OpenTelemetry name.</param>
/// <param name="Unit">The unit in UCUM.</param>
/// <param name="Description">The help text.</param>
/// <param name="Type">The type on the wire.</param>
/// <param name="Points">Its points.</param>
public sealed record MetricData(string Name, string Unit, string Description, MetricType Type, IReadOnlyList<MetricPoint> Points);
