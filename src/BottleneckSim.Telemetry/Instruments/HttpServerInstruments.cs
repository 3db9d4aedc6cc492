using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Requests at a web server.</summary>
internal sealed class HttpServerInstruments
{
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _active;
    private readonly TagTable _durationTags;
    private readonly TagTable _activeTags;

    public HttpServerInstruments(Meter meter, KnownNode node)
    {
        _duration = meter.CreateHistogram(HttpMetrics.ServerRequestDuration);
        _active = meter.CreateUpDownCounter(HttpMetrics.ServerActiveRequests);
        _activeTags = new TagTable(1, (operation, _) =>
            [new(AttributeKeys.HttpRequestMethod, node.Operation(operation).Verb), new(AttributeKeys.UrlScheme, "http")]);
        _durationTags = new TagTable(RequestOutcomes.Count, (operation, outcome) =>
        [
            new(AttributeKeys.HttpRequestMethod, node.Operation(operation).Verb),
            new(AttributeKeys.HttpRoute, node.Operation(operation).Subject),
            new(AttributeKeys.UrlScheme, "http"),
            .. OutcomeTags.Http((RequestOutcome)outcome, isSeenByClient: false),
        ]);
    }

    public void Record(in ServerRequestStarted fact) => _active.Add(1, _activeTags[fact.Operation, 0]);

    public void Record(in ServerRequestFinished fact)
    {
        _active.Add(-1, _activeTags[fact.Operation, 0]);
        _duration.Record((fact.Time - fact.Arrived).TotalSeconds, _durationTags[fact.Operation, (int)fact.Outcome]);
    }
}
