using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>HTTP at servers and clients, by the semantic conventions.</summary>
public static class HttpMetrics
{
    /// <summary>How long a server took, from the request's arrival to its answer, queueing and refusals included.</summary>
    public static InstrumentDefinition ServerRequestDuration { get; } = InstrumentDefinition.Histogram(
        "http.server.request.duration", "s", Buckets.HttpSeconds, "Duration of HTTP server requests",
        HttpRequestMethod, HttpRoute, HttpResponseStatusCode, UrlScheme, ErrorType);

    /// <summary>Requests at a server now, those in its accept queue included.</summary>
    public static InstrumentDefinition ServerActiveRequests { get; } = InstrumentDefinition.UpDownCounter(
        "http.server.active_requests", "{request}", "Number of active HTTP server requests", HttpRequestMethod, UrlScheme);

    /// <summary>How long a client waited for an answer.</summary>
    public static InstrumentDefinition ClientRequestDuration { get; } = InstrumentDefinition.Histogram(
        "http.client.request.duration", "s", Buckets.HttpSeconds, "Duration of HTTP client requests",
        HttpRequestMethod, ServerAddress, ServerPort, UrlTemplate, HttpResponseStatusCode, ErrorType);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [ServerRequestDuration, ServerActiveRequests, ClientRequestDuration];
}
