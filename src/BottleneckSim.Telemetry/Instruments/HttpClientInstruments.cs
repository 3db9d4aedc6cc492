using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Calls to web servers.</summary>
internal sealed class HttpClientInstruments(Meter meter)
{
    private const int HttpPort = 80;
    private readonly Histogram<double> _duration = meter.CreateHistogram(HttpMetrics.ClientRequestDuration);

    public ITargetInstruments To(KnownNode target) => new Target(_duration, target);

    private sealed class Target(Histogram<double> duration, KnownNode target) : ITargetInstruments
    {
        private readonly TagTable _tags = new(RequestOutcomes.Count, (operation, outcome) =>
        [
            new(AttributeKeys.HttpRequestMethod, target.Operation(operation).Verb),
            new(AttributeKeys.UrlTemplate, target.Operation(operation).Subject),
            new(AttributeKeys.ServerAddress, target.Description.Name),
            new(AttributeKeys.ServerPort, HttpPort),
            .. OutcomeTags.Http((RequestOutcome)outcome, isSeenByClient: true),
        ]);

        public void Record(in CallFinished fact) =>
            duration.Record((fact.Time - fact.Started).TotalSeconds, _tags[fact.Operation, (int)fact.Outcome]);
    }
}
