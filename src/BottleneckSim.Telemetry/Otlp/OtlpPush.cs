using Microsoft.Extensions.Configuration;
using OpenTelemetry.Metrics;

namespace BottleneckSim.Telemetry.Otlp;

/// <summary>Pushes metrics by OTLP when the standard variables ask for it.</summary>
/// <remarks>
/// OpenTelemetry specification, "OpenTelemetry Protocol Exporter" and "General SDK Configuration". The SDK itself reads protocol,
/// headers, time-out and interval; off unless an endpoint is set, so that a run on its own talks to nobody.
/// </remarks>
public static class OtlpPush
{
    /// <summary>Whether an endpoint is set and neither the SDK nor the metrics exporter is switched off.</summary>
    public static bool IsWanted(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var hasEndpoint = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"])
            || !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var isOff = string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
            || string.Equals(configuration["OTEL_METRICS_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase);
        return hasEndpoint && !isOff;
    }

    internal static MeterProviderBuilder AddOtlpPush(this MeterProviderBuilder builder, IConfiguration configuration) =>
        IsWanted(configuration) ? builder.AddOtlpExporter() : builder;
}
