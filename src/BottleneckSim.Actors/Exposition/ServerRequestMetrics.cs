using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using Prometheus;

namespace BottleneckSim.Actors.Exposition;

/// <summary>Requests at web servers.</summary>
internal sealed class ServerRequestMetrics(MetricFactory factory)
{
    private readonly Histogram _duration = factory.CreateHistogram(
        HttpMetrics.ServerRequestDuration.FamilyName,
        HttpMetrics.ServerRequestDuration.Description,
        new HistogramConfiguration { LabelNames = Definitions.LabelsOf(HttpMetrics.ServerRequestDuration), Buckets = [.. HttpMetrics.ServerRequestDuration.Buckets] });

    private readonly Gauge _active = factory.CreateGauge(
        HttpMetrics.ServerActiveRequests.FamilyName, HttpMetrics.ServerActiveRequests.Description, Definitions.LabelsOf(HttpMetrics.ServerActiveRequests));

    public void Started(NodeMetrics node, int operation) => Active(node, operation).Inc();

    public void Finished(NodeMetrics node, int operation, RequestOutcome outcome, double seconds)
    {
        Active(node, operation).Dec();
        var status = outcome switch
        {
            RequestOutcome.Succeeded => "200",
            RequestOutcome.Refused => "503",
            RequestOutcome.TimedOut => "504",
            RequestOutcome.Cancelled => "499",
            _ => "500",
        };
        var asked = node.Description.Operations[operation];
        _duration.WithLabels(node.Job, node.Instance, asked.Verb, asked.Subject, status, "http", outcome == RequestOutcome.Succeeded ? "" : status).Observe(seconds);
    }

    private Gauge.Child Active(NodeMetrics node, int operation) => _active.WithLabels(node.Job, node.Instance, node.Description.Operations[operation].Verb, "http");
}
