using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>Queries in terms of the catalogue; every selector carries the matchers for job and instance.</summary>
internal static class PromQl
{
    public static readonly string Method = PrometheusNaming.LabelName(AttributeKeys.HttpRequestMethod);
    public static readonly string Route = PrometheusNaming.LabelName(AttributeKeys.HttpRoute);
    public static readonly string Template = PrometheusNaming.LabelName(AttributeKeys.UrlTemplate);
    public static readonly string Error = PrometheusNaming.LabelName(AttributeKeys.ErrorType);
    public static readonly string Server = PrometheusNaming.LabelName(AttributeKeys.ServerAddress);
    public static readonly string Query = PrometheusNaming.LabelName(AttributeKeys.DbQuerySummary);
    public static readonly string Plan = PrometheusNaming.LabelName(AttributeKeys.PlanKind);
    public static readonly string Pool = PrometheusNaming.LabelName(AttributeKeys.DbClientConnectionPoolName);
    public static readonly string Resource = PrometheusNaming.LabelName(AttributeKeys.ResourceName);
    public static readonly string Generation = PrometheusNaming.LabelName(AttributeKeys.GcGeneration);
    public static readonly string Device = PrometheusNaming.LabelName(AttributeKeys.SystemDevice);
    public static readonly string Queue = PrometheusNaming.LabelName(AttributeKeys.MessagingDestinationName);

    public static string Select(string metric, string key = "", string comparison = "=", string value = "")
    {
        var matcher = key.Length == 0 ? "" : $", {PrometheusNaming.LabelName(key)}{comparison}\"{value}\"";
        return $"{metric}{{job=~\"$job\", instance=~\"$instance\"{matcher}}}";
    }

    public static string Rate(string metric, string key = "", string comparison = "=", string value = "") =>
        $"rate({Select(metric, key, comparison, value)}[$__rate_interval])";

    public static string SumBy(string labels, string expression) => $"sum by ({labels}) ({expression})";

    public static string Quantile(double quantile, string labels, InstrumentDefinition histogram, string key = "", string comparison = "=", string value = "") =>
        FormattableString.Invariant(
            $"histogram_quantile({quantile}, {SumBy($"le, {labels}", Rate(histogram.BucketName, key, comparison, value))})");

    /// <summary>The part that has the label, of the whole; 0 where none has it, which would otherwise be no data.</summary>
    public static string ShareWith(string labels, string metric, string key, string extraKey = "", string extraComparison = "=", string extraValue = "")
    {
        var whole = SumBy(labels, Rate(metric, extraKey, extraComparison, extraValue));
        var some = SumBy(labels, Rate(metric, key, "!=", ""));
        return $"({some} or 0 * {whole}) / {whole}";
    }

    /// <summary>Only the nodes of one kind.</summary>
    public static string OfKind(string expression, string kind) =>
        $"({expression}) and on (job, instance) {Select("target_info", "bottlenecksim.node.kind", "=", kind)}";
}
