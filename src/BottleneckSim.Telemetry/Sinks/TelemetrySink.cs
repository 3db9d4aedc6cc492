using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Telemetry.Nodes;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;

namespace BottleneckSim.Telemetry.Sinks;

/// <summary>Turns a run's facts into OpenTelemetry metrics, each simulated node a service instance of its own.</summary>
/// <remarks>
/// <code>
/// facts ─► node 1: instruments ─► meter provider ─┐
///      ├─► node 2: instruments ─► meter provider ─┼─► Collect ─► one exposition
///      └─► operator's changes   ─► meter provider ─┘      (each pushes by OTLP too, if wanted)
/// </code>
/// Nodes appear with their first description and leave with <see cref="NodeDescribed.IsGone"/>; series of a node that has left
/// are no longer exposed. Facts and <see cref="Collect"/> must come from one thread at a time: the pacer's lock sees to it.
/// </remarks>
public sealed class TelemetrySink : ObservationSink, IDisposable
{
    private readonly TelemetryOptions _options;
    private readonly NodeDirectory _directory = new();
    private readonly List<NodeTelemetry?> _nodes = [];
    private readonly List<Task> _leaving = [];
    private readonly OperatorTelemetry _operator;
    private int _serial;

    /// <summary>The telemetry of one session.</summary>
    public TelemetrySink(TelemetryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _operator = new(options);
    }

    /// <inheritdoc />
    public override ObservationInterests Interests =>
        ObservationInterests.Requests | ObservationInterests.ServerRequests | ObservationInterests.Calls | ObservationInterests.Statements;

    /// <summary>What all nodes say now.</summary>
    /// <exception cref="InvalidOperationException">The SDK failed to collect.</exception>
    public IReadOnlyList<ResourceMetrics> Collect() =>
        [_operator.Source.Collect(), .. _nodes.OfType<NodeTelemetry>().Select(node => node.Source.Collect())];

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var known = _directory.Describe(fact);
        while (_nodes.Count <= fact.Node)
        {
            _nodes.Add(null);
        }

        ref var node = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_nodes)[fact.Node];
        if (fact.IsGone)
        {
            // A last push may wait for the network, and the run must not.
            _leaving.RemoveAll(task => task.IsCompleted);
            _leaving.Add(node is { } gone ? Task.Run(gone.Dispose) : Task.CompletedTask);
            node = null;
            return;
        }

        node ??= new NodeTelemetry(_options, _directory, known, _serial++);
        node.SetCostPerHour((double)_options.Prices.PerHour(fact.Tier, fact.Size));
        node.Describe(fact);
    }

    /// <summary>Records the operator's own changes and those of autoscalers; the fault's is never told.</summary>
    public override void Observe(ChangeApplied fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Origin != ChangeOrigin.Fault)
        {
            _operator.Record(fact.Description);
        }
    }

    /// <inheritdoc />
    public override void Observe(in RequestFinished fact) => Node(fact.Node)?.Users?.Record(fact);

    /// <inheritdoc />
    public override void Observe(in ServerRequestStarted fact) => Node(fact.Node)?.HttpServer?.Record(fact);

    /// <inheritdoc />
    public override void Observe(in ServerRequestFinished fact) => Node(fact.Node)?.HttpServer?.Record(fact);

    /// <inheritdoc />
    public override void Observe(in CallFinished fact) => Node(fact.Node)?.Calls.Record(fact);

    /// <inheritdoc />
    public override void Observe(in WaitFinished fact)
    {
        // The conventions count only waits that ended with a connection; the others are time-outs.
        if (!fact.WasGranted || Node(fact.Node) is not { } node)
        {
            return;
        }

        if (node.Resources[fact.Resource].Kind == ResourceKind.ConnectionPool)
        {
            node.Pools?.RecordWait(fact.Resource, fact.Waited.TotalSeconds);
        }
        else
        {
            node.Slots?.RecordWait(fact.Resource, fact.Waited.TotalSeconds);
        }
    }

    /// <inheritdoc />
    public override void Observe(in UseFinished fact)
    {
        if (Node(fact.Node) is { } node && node.Resources[fact.Resource].Kind == ResourceKind.ConnectionPool)
        {
            node.Pools?.RecordUse(fact.Resource, fact.Used.TotalSeconds);
        }
    }

    /// <inheritdoc />
    public override void Observe(in StatementFinished fact) => Node(fact.Node)?.Statements?.Record(fact);

    /// <inheritdoc />
    public override void Observe(in IndexBuildProgressed fact) => Node(fact.Node)?.IndexBuilds.Record(fact);

    /// <inheritdoc />
    public override void Observe(in TableSampled fact) => Node(fact.Node)?.Tables.Set(_directory[fact.Node].Description.Tables[fact.Table], fact);

    /// <inheritdoc />
    public override void Observe(in ReplicaSampled fact) => Node(fact.Node)?.Replica.Set(fact);

    /// <inheritdoc />
    public override void Observe(in StaleReadGiven fact) => Node(fact.Node)?.Replica.Record(fact);

    /// <inheritdoc />
    public override void Observe(in JobProcessed fact) => Node(fact.Node)?.Jobs?.Record(fact);

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact) => Node(fact.Node)?.Resources[fact.Resource].Set(fact);

    /// <inheritdoc />
    public override void Observe(in CpuSampled fact) => Node(fact.Node)?.Resources[fact.Resource].Set(fact);

    /// <inheritdoc />
    public override void Observe(in DiskSampled fact) => Node(fact.Node)?.Resources[fact.Resource].Set(fact);

    /// <inheritdoc />
    public override void Observe(in MemorySampled fact) => Node(fact.Node)?.Memory.Set(fact);

    /// <inheritdoc />
    public override void Observe(in CacheSampled fact) => Node(fact.Node)?.Cache.Set(fact);

    /// <inheritdoc />
    public override void Observe(in CallsSampled fact) => Node(fact.Node)?.CallPolicies.Set(fact);

    /// <inheritdoc />
    public override void Observe(in StaleAnswerGiven fact) => Node(fact.Node)?.Cache.Record(fact);

    /// <inheritdoc />
    public override void Observe(in NetworkSampled fact) => Node(fact.Node)?.Network.Set(fact);

    /// <inheritdoc />
    public override void Observe(in LinkSampled fact) => Node(fact.Node)?.Network.Set(fact);

    /// <inheritdoc />
    public override void Observe(in QueueSampled fact) => Node(fact.Node)?.Queue.Set(fact);

    /// <summary>Ends all instruments; a last push is given the SDK's time-out.</summary>
    public void Dispose()
    {
        foreach (var node in _nodes.OfType<NodeTelemetry>())
        {
            _leaving.Add(Task.Run(node.Dispose));
        }

        _leaving.Add(Task.Run(_operator.Dispose));
        _nodes.Clear();
        Task.WaitAll([.. _leaving]);
    }

    // Null for a node that has left: what is still under way there is no longer told.
    private NodeTelemetry? Node(int number) => number >= 0 && number < _nodes.Count
        ? _nodes[number]
        : throw new InvalidOperationException($"A fact comes from node {number}, which has not been described.");
}
