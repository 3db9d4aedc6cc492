using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;
using Prometheus;

namespace BottleneckSim.Actors.Exposition;

/// <summary>Turns facts into prometheus-net's own counters, gauges and histograms, for hosts that expose that library's registry already.</summary>
/// <remarks>
/// <code>
/// facts ──► this sink ──► CollectorRegistry ──► the host's /metrics
/// </code>
/// A small part of the metric catalogue under the same names: requests at servers, processors, slots. The whole catalogue is served by the telemetry project, which
/// is what the command line uses. prometheus-net's adapter for meters is not used: it loses what is recorded before the first scrape and exposes counters as gauges.
/// </remarks>
public sealed class PrometheusNetSink : ObservationSink
{
    private readonly string _session;
    private readonly ServerRequestMetrics _requests;
    private readonly ResourceMetrics _resources;
    private readonly List<NodeMetrics?> _nodes = [];

    /// <summary>Adds the metrics to a registry.</summary>
    /// <param name="registry">The host's registry, or one of its own.</param>
    /// <param name="session">The opaque id of the session: the namespace in <c>job</c>. Never the scenario's name, which would give the answer away.</param>
    public PrometheusNetSink(CollectorRegistry registry, string session)
    {
        ArgumentException.ThrowIfNullOrEmpty(session);
        _session = session;
        var factory = Metrics.WithCustomRegistry(registry);
        _requests = new ServerRequestMetrics(factory);
        _resources = new ResourceMetrics(factory);
    }

    /// <inheritdoc />
    public override ObservationInterests Interests => ObservationInterests.ServerRequests;

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        while (_nodes.Count <= fact.Node)
        {
            _nodes.Add(null);
        }

        _nodes[fact.Node] ??= new NodeMetrics($"{_session}/{fact.Tier}", fact.Name);
        _nodes[fact.Node]!.Description = fact;
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestStarted fact)
    {
        if (NodeOf(fact.Node) is { Description.Kind: NodeKind.Web } node)
        {
            _requests.Started(node, fact.Operation);
        }
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestFinished fact)
    {
        if (NodeOf(fact.Node) is { Description.Kind: NodeKind.Web } node)
        {
            _requests.Finished(node, fact.Operation, fact.Outcome, (fact.Time - fact.Arrived).TotalSeconds);
        }
    }

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact) => _resources.Sampled(NodeOf(fact.Node), fact);

    private NodeMetrics NodeOf(int node) => (node < _nodes.Count ? _nodes[node] : null)
        ?? throw new InvalidOperationException($"A fact names node {node}, which has not been described.");
}
