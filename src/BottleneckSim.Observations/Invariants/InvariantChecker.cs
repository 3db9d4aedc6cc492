using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Observations.Invariants;

/// <summary>Watches every fact of a run from outside the models and demands what must hold of any run (<see cref="Invariant"/>).</summary>
/// <remarks>
/// <code>
/// facts ─► checker ─┬► a ledger per node ─┬► requests issued, at servers
///                   │                     ├► a ledger per resource: Little's law, utilisation law, bounds
///                   │                     └► counts that never fall
///                   └► the order of changes
/// </code>
/// It must see the run from its beginning. Its memory is that of the requests and jobs in flight.
/// </remarks>
public sealed partial class InvariantChecker : ObservationSink
{
    private readonly ViolationLog _log;
    private readonly ReplicationLedger _replication;
    private readonly SortedDictionary<int, NodeLedger> _nodes = [];
    private Instant _latestChange;

    /// <summary>A checker for a run that has not begun.</summary>
    /// <param name="response">Whether a violation is thrown (the default) or noted.</param>
    public InvariantChecker(ViolationResponse response = ViolationResponse.Throw)
    {
        _log = new ViolationLog(response);
        _replication = new ReplicationLedger(_log);
    }

    /// <inheritdoc />
    public override ObservationInterests Interests => ObservationInterests.All;

    /// <summary>The first hundred violations, if they are collected.</summary>
    public IReadOnlyList<InvariantViolation> Violations => _log.Violations;

    /// <summary>How many violations there were, if they are collected.</summary>
    public long ViolationCount => _log.Count;

    /// <summary>The balance of every operation of every load population so far.</summary>
    public IReadOnlyList<RequestBalance> Balances => [.. _nodes.Values.SelectMany(node => node.Requests.Balances())];

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        if (_nodes.TryGetValue(fact.Node, out var node))
            node.Take(fact);
        else
            _nodes.Add(fact.Node, new NodeLedger(fact, _log));
    }

    /// <inheritdoc />
    public override void Observe(ChangeApplied fact)
    {
        if (fact.Time < _latestChange)
            _log.Add(Invariant.TimeNeverGoesBack, "changes", fact.Time, $"{_latestChange} or later", $"{fact.Time}");
        _latestChange = fact.Time;
        foreach (var resource in _nodes.Values.SelectMany(node => node.Resources))
            resource.NoteChange();
    }

    /// <inheritdoc />
    public override void Observe(in RequestIssued fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && node.KnowsOperation(fact.Operation, fact.Time))
            node.Requests.Take(fact);
    }

    /// <inheritdoc />
    public override void Observe(in RequestFinished fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && node.KnowsOperation(fact.Operation, fact.Time))
        {
            DemandPast(node, fact.Time, fact.Issued);
            node.Requests.Take(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestStarted fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && node.KnowsOperation(fact.Operation, fact.Time))
            node.Server.Take(fact);
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestFinished fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && node.KnowsOperation(fact.Operation, fact.Time))
        {
            DemandPast(node, fact.Time, fact.Arrived);
            node.Server.Take(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in JobArrived fact) => Resource(fact.Node, fact.Resource, fact.Time)?.Take(fact);

    /// <inheritdoc />
    public override void Observe(in JobDeparted fact) => Resource(fact.Node, fact.Resource, fact.Time)?.Take(fact);

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact)
    {
        if (Resource(fact.Node, fact.Resource, fact.Time) is not { } resource)
            return;
        resource.Take(fact);
        if (resource.Kind == ResourceKind.ConnectionSlots && fact.InUse == 0)
            _nodes[fact.Node].Rows.DemandNone(fact.Time);
    }

    private NodeLedger? Node(int node, Instant time)
    {
        if (!_nodes.TryGetValue(node, out var ledger))
        {
            _log.Add(Invariant.NamesAreKnown, $"node {node}", time, "a node that was described", "an unknown node");
            return null;
        }

        ledger.Witness(time);
        return ledger;
    }

    private ResourceLedger? Resource(int node, int resource, Instant time) => Node(node, time)?.Resource(resource, time);

    private void DemandPast(NodeLedger node, Instant now, Instant past)
    {
        if (past > now)
            _log.Add(Invariant.CausesComeFirst, node.Name, now, $"a beginning at {now} or before", $"{past}");
    }
}
