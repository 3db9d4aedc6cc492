using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Published.Runs;

/// <summary>Keeps the latency of every successful request issued in a window, the statements begun in it, and the processor time that each tier delivered in the whole run.</summary>
internal sealed class LatencySink(Instant from, Instant to) : ObservationSink
{
    private readonly List<double> _milliseconds = [];
    private readonly Dictionary<int, NodeDescribed> _nodes = [];
    private readonly Dictionary<string, double> _utilisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (long Count, Duration Time)> _statements = [];
    private bool _isSorted;

    public override ObservationInterests Interests => ObservationInterests.Requests | ObservationInterests.Statements;

    public int Count => _milliseconds.Count;

    public double Mean => _milliseconds.Average();

    public double Maximum => _milliseconds.Max();

    public double StandardDeviation => Math.Sqrt(_milliseconds.Sum(value => (value - Mean) * (value - Mean)) / (Count - 1));

    /// <summary>Requests a second.</summary>
    public double Rate => Count / (to - from).TotalSeconds;

    /// <summary>Database statements for each request.</summary>
    public double StatementsPerRequest => _statements.Values.Sum(node => node.Count) / (double)Count;

    /// <summary>The mean time of a statement's execution, a COMMIT's left out.</summary>
    public Duration MeanStatement => Duration.FromNanoseconds(_statements.Values.Sum(node => node.Time.Nanoseconds) / _statements.Values.Sum(node => node.Count));

    /// <summary>Statements of the database node that had the fewest.</summary>
    public long LeastBusyStatements => _statements.Values.Min(node => node.Count);

    public double ShareAtLeast(double milliseconds) => _milliseconds.Count(value => value >= milliseconds) / (double)Count;

    /// <summary>The mean utilisation of a tier's processors.</summary>
    public double Utilisation(string tier) => _utilisations[tier] / _counts[tier];

    /// <summary>The percentile of nearest rank.</summary>
    public double Percentile(double share)
    {
        if (!_isSorted)
            _milliseconds.Sort();
        _isSorted = true;
        return _milliseconds[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];
    }

    public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

    public override void Observe(in RequestFinished fact)
    {
        if (fact.Issued >= from && fact.Issued < to && fact.Outcome == RequestOutcome.Succeeded)
            _milliseconds.Add(fact.Latency.TotalMilliseconds);
    }

    public override void Observe(in StatementFinished fact)
    {
        if (fact.Started < from || fact.Started >= to || fact.Plan is PlanKind.Commit)
            return;
        var (count, time) = _statements.GetValueOrDefault(fact.Node);
        _statements[fact.Node] = (count + 1, time + (fact.Time - fact.Started));
    }

    public override void Observe(in ResourceSampled fact)
    {
        var node = _nodes[fact.Node];
        var resource = node.Resources[fact.Resource];
        if (resource.Kind != ResourceKind.Cpu)
            return;
        _utilisations[node.Tier] = _utilisations.GetValueOrDefault(node.Tier) + (fact.WorkUnits / (double)resource.WorkUnitsPerNanosecond / fact.CapacityNanoseconds);
        _counts[node.Tier] = _counts.GetValueOrDefault(node.Tier) + 1;
    }
}
