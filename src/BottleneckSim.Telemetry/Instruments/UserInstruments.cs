using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Requests as the users see them, given-up ones included: HTTP clients that know what they asked for.</summary>
internal sealed class UserInstruments
{
    private readonly Histogram<double> _duration;
    private readonly TagTable _tags;

    public UserInstruments(Meter meter, KnownNode node)
    {
        _duration = meter.CreateHistogram(HttpMetrics.ClientRequestDuration);
        _tags = new TagTable(RequestOutcomes.Count, (operation, outcome) =>
        [
            new(AttributeKeys.HttpRequestMethod, node.Operation(operation).Verb),
            new(AttributeKeys.UrlTemplate, node.Operation(operation).Subject),
            .. OutcomeTags.Http((RequestOutcome)outcome, isSeenByClient: true),
        ]);
    }

    public void Record(in RequestFinished fact) => _duration.Record(fact.Latency.TotalSeconds, _tags[fact.Operation, (int)fact.Outcome]);
}
