using System.Diagnostics.Metrics;
using System.Globalization;
using BottleneckSim.Telemetry.Otlp;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace BottleneckSim.Telemetry.Nodes;

/// <summary>One thing that reports: a meter with a meter provider and a resource of its own.</summary>
/// <remarks>
/// <code>
/// instruments ─► Meter ─► MeterProvider (resource: session/tier/node) ─┬► SnapshotExporter ─► scrape
///                                                                      └► OTLP exporter (if wanted)
/// </code>
/// The provider finds its meter by name, so the name must be this source's alone, or every source would export every node.
/// </remarks>
internal sealed class MetricSource : IDisposable
{
    // The SDK sets aside memory for each possible point of each instrument; its default of 2000 would take megabytes a node.
    private const int PointsPerMetric = 300;

    private static readonly string[] IdentifyingKeys = ["service.name", "service.namespace", "service.instance.id"];
    private readonly string _job;
    private readonly string _instance;
    private readonly SnapshotExporter _exporter = new();
    private readonly MeterProvider _provider;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _attributes;

    /// <summary>A source with no instruments yet.</summary>
    /// <param name="options">The session.</param>
    /// <param name="uniqueName">What no other source of the session has.</param>
    /// <param name="service">The tier.</param>
    /// <param name="instance">The node.</param>
    /// <param name="attributes">Further attributes of the resource.</param>
    public MetricSource(TelemetryOptions options, string uniqueName, string service, string instance, params Tag[] attributes)
    {
        _job = $"{options.SessionId}/{service}";
        _instance = instance;
        Meter = new Meter($"BottleneckSim/{options.SessionId}/{uniqueName}");
        var resource = ResourceBuilder.CreateEmpty()
            .AddTelemetrySdk()
            .AddAttributes(attributes.Select(attribute => new KeyValuePair<string, object>(attribute.Key, attribute.Value!)))
            .AddEnvironmentVariableDetector()
            .AddService(service, options.SessionId, autoGenerateServiceInstanceId: false, serviceInstanceId: instance);
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(options.Configuration))
            .SetResourceBuilder(resource)
            .AddMeter(Meter.Name)
            .AddView(static _ => new MetricStreamConfiguration { CardinalityLimit = PointsPerMetric })
            .AddReader(new BaseExportingMetricReader(_exporter))
            .AddOtlpPush(options.Configuration)
            .Build();
        _attributes =
        [
            .. from attribute in _provider.GetResource().Attributes
               where !IdentifyingKeys.Contains(attribute.Key, StringComparer.Ordinal)
               select KeyValuePair.Create(attribute.Key, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) ?? ""),
        ];
    }

    public Meter Meter { get; }

    public ResourceMetrics Collect() => new(_job, _instance, _attributes, _exporter.TakeSnapshot());

    /// <summary>Pushes what is left, if a push is wanted, and ends. May wait for the network.</summary>
    public void Dispose()
    {
        _provider.Dispose();
        Meter.Dispose();
    }
}
