using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Measures a run by a plan: what users got, what resources did, what it cost.</summary>
/// <remarks>
/// <code>
///                      window
/// ──────────────┬───────────────────┬──────────► time
///   issue ──────┼► no      issue ───┼─► end      a request belongs to the window of its issue, wherever it ends
///            sample              sample          a resource's use is the difference of two samples
/// </code>
/// </remarks>
public sealed partial class MeasurementSink : ObservationSink
{
    private readonly MeasurementPlan _plan;
    private readonly ChangeTimeline _changes = new();
    private readonly Bill _bill;
    private readonly SortedDictionary<int, MeasuredNode> _nodes = [];
    private readonly SortedDictionary<(int Node, int Peer), LineSamples> _lines = [];
    private readonly SortedDictionary<string, OperationCounters> _operations = new(StringComparer.Ordinal);

    /// <summary>A sink for a run that has not begun.</summary>
    /// <param name="plan">What to measure.</param>
    /// <exception cref="ArgumentException">A window is empty.</exception>
    public MeasurementSink(MeasurementPlan plan)
    {
        _plan = plan;
        _bill = new Bill(plan.Prices);
        foreach (var window in plan.Windows.Where(window => window.To <= window.From))
            throw new ArgumentException($"The window '{window.Name}' from {window.From} to {window.To} is empty; its end must lie after its beginning.", nameof(plan));
        _statements = [.. plan.Windows.Select(_ => new SortedDictionary<(string, string, PlanKind), StatementTally>(StatementOrder))];
        _jobs = [.. plan.Windows.Select(_ => new SortedDictionary<(string, string), JobTally>(JobOrder))];
        _caches = [.. plan.Windows.Select(_ => new SortedDictionary<int, (CacheSampled First, CacheSampled Last)>())];
        _staleness = [.. plan.Windows.Select(_ => new SortedDictionary<string, StalenessTally>(StringComparer.Ordinal))];
        _queues = [.. plan.Windows.Select(_ => new SortedDictionary<int, (QueueSampled First, QueueSampled Last)>())];
    }

    /// <inheritdoc />
    public override ObservationInterests Interests => ObservationInterests.Requests | ObservationInterests.Statements;

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        _changes.Observe(fact);
        _bill.Observe(fact);
        if (!_nodes.TryGetValue(fact.Node, out var node))
            _nodes.Add(fact.Node, node = new MeasuredNode(fact));
        node.Description = fact;
        while (node.Resources.Count < fact.Resources.Count)
            node.Resources.Add(new ResourceSamples(_plan));
        while (fact.Kind == NodeKind.Load && node.Operations.Count < fact.Operations.Count)
            node.Operations.Add(CountersOf(fact.Operations[node.Operations.Count].Name));
    }

    /// <inheritdoc />
    public override void Observe(ChangeApplied fact) => _changes.Observe(fact);

    /// <inheritdoc />
    public override void Observe(in ChangeWorkReported fact) => _changes.Observe(fact);

    /// <inheritdoc />
    public override void Observe(in RequestIssued fact)
    {
        var counters = _nodes[fact.Node].Operations[fact.Operation];
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (_plan.Windows[window].Contains(fact.Time))
                counters.Tallies[window].Issue();
        }
    }

    /// <inheritdoc />
    public override void Observe(in RequestFinished fact)
    {
        var counters = _nodes[fact.Node].Operations[fact.Operation];
        counters.Series?.End(fact);
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (_plan.Windows[window].Contains(fact.Issued))
                counters.Tallies[window].End(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact) => _nodes[fact.Node].Resources[fact.Resource].Take(fact);

    /// <inheritdoc />
    public override void Observe(in LinkSampled fact)
    {
        if (!_lines.TryGetValue((fact.Node, fact.Peer), out var line))
            _lines.Add((fact.Node, fact.Peer), line = new LineSamples(_plan));
        line.Take(fact);
    }

    /// <inheritdoc />
    public override void Observe(in CpuSampled fact) => _nodes[fact.Node].Resources[fact.Resource].Take(fact);

    /// <summary>What was measured, when the run has ended.</summary>
    /// <param name="end">The end of the run.</param>
    public RunMeasurements Measure(Instant end) => new(
        [.. Enumerable.Range(0, _plan.Windows.Length).Select(Measure)],
        _operations.Where(each => each.Value.Series is not null)
            .ToImmutableSortedDictionary(each => each.Key, each => each.Value.Series!.Until(end).ToImmutableArray(), StringComparer.Ordinal),
        ResourcePoints())
    {
        Changes = _changes.Changes,
    };

    private WindowMeasurement Measure(int window) => new()
    {
        Window = _plan.Windows[window],
        Operations = _operations.ToImmutableSortedDictionary(
            each => each.Key, each => each.Value.Tallies[window].ToMeasurement(each.Key), StringComparer.Ordinal),
        Resources =
        [
            .. NodesByName().SelectMany(node => node.Resources.Select((samples, resource) => samples.In(window, node, resource))
                .Concat(_lines.Where(line => line.Key.Node == node.Description.Node)
                    .Select(line => line.Value.In(window, node.Description, _nodes[line.Key.Peer].Description.Tier)))),
        ],
        Statements = [.. _statements[window].Select(each => each.Value.ToMeasurement(each.Key.Tier, each.Key.Query, each.Key.Plan))],
        Jobs = [.. _jobs[window].Select(each => each.Value.ToMeasurement(each.Key.Tier, each.Key.Job))],
        Caches = [.. _caches[window].Select(each => Difference(_nodes[each.Key].Description.Name, each.Value.First, each.Value.Last))],
        Queues = [.. _queues[window].Select(each => Difference(_nodes[each.Key].Description.Name, each.Value.First, each.Value.Last))],
        Staleness = MeasureStaleness(window),
        CostPerHour = _bill.PerHourBetween(_plan.Windows[window].From, _plan.Windows[window].To),
    };

    private ImmutableSortedDictionary<string, ImmutableArray<ResourcePoint>> ResourcePoints() =>
        _plan.SeriesEvery is null
            ? ImmutableSortedDictionary.Create<string, ImmutableArray<ResourcePoint>>(StringComparer.Ordinal)
            : NodesByName()
                .SelectMany(node => node.Resources.Select((samples, index) => (Node: node.Description, Samples: samples, Index: index)))
                .ToImmutableSortedDictionary(
                    each => $"{each.Node.Name} {each.Node.Resources[each.Index].Name}",
                    each => each.Samples.Points(each.Node.Resources[each.Index].WorkUnitsPerNanosecond).ToImmutableArray(),
                    StringComparer.Ordinal);

    private IEnumerable<MeasuredNode> NodesByName() => _nodes.Values.OrderBy(node => node.Description.Name, StringComparer.Ordinal);

    private OperationCounters CountersOf(string operation)
    {
        if (!_operations.TryGetValue(operation, out var counters))
        {
            var limits = _plan.Limits.Where(limit => limit.Operation == operation).Select(limit => limit.AtMost).ToList();
            counters = new OperationCounters(
                [.. _plan.Windows.Select(_ => new OperationTally(limits))], _plan.SeriesEvery is { } step ? new OperationSeries(step) : null);
            _operations.Add(operation, counters);
        }

        return counters;
    }
}
