using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>Averages over one window of a run: requests issued in it, and what resources and caches did between its samples.</summary>
internal sealed class SteadyStateSink(Instant from, Instant to, ObservationInterests interests, IReadOnlyDictionary<string, QuantileLens> lenses) : ObservationSink
{
    private const int MostJobs = 64;

    private readonly Dictionary<int, NodeDescribed> _nodes = [];
    private readonly Dictionary<string, PopulationTally> _populations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Tier, string Resource), ResourceWindow> _resources = [];
    private readonly Dictionary<string, (CacheSampled First, CacheSampled Last)> _caches = new(StringComparer.Ordinal);
    private readonly QuantileLens[] _lenses = [.. lenses.Values];
    private readonly long[] _nodesWithJobs = new long[MostJobs];
    private PopulationTally?[] _tallies = [];

    public override ObservationInterests Interests { get; } = interests;

    /// <summary>Waits of those jobs at <c>workers</c> that came in the window; needs <see cref="ObservationInterests.Jobs"/>.</summary>
    public long JobsThatWaited { get; private set; }

    public long JobsThatCame { get; private set; }

    public double WindowNanoseconds => (to - from).Nanoseconds;

    public PopulationTally Population(string name = "users") => _populations[name];

    public double Quantile(string lens) => lenses[lens].Nanoseconds();

    public ResourceWindow Resource(string tier, string resource) => _resources[(tier, resource)];

    public double HitRatio(string cache)
    {
        var (first, last) = _caches[cache];
        return (last.Hits - first.Hits) / (double)(last.Hits - first.Hits + last.Misses - first.Misses);
    }

    /// <summary>The share of nodes that had at least so many requests, over all samples after the first.</summary>
    public double ShareOfNodesWithAtLeast(int jobs) => _nodesWithJobs[jobs..].Sum() / (double)_nodesWithJobs.Sum();

    public override void Observe(NodeDescribed fact)
    {
        _nodes[fact.Node] = fact;
        if (fact.Kind != NodeKind.Load)
            return;
        Array.Resize(ref _tallies, Math.Max(_tallies.Length, fact.Node + 1));
        if (!_populations.TryGetValue(fact.Tier, out var tally))
            _populations[fact.Tier] = tally = new PopulationTally();
        _tallies[fact.Node] = tally;
    }

    public override void Observe(in RequestFinished fact)
    {
        if (fact.Issued < from || fact.Issued >= to)
            return;
        _tallies[fact.Node]!.Add(fact);
        if (fact.Outcome != RequestOutcome.Succeeded)
            return;
        foreach (var lens in _lenses)
            lens.Record(fact.Latency.Nanoseconds);
    }

    public override void Observe(in JobDeparted fact)
    {
        if (fact.Arrived < from || fact.Arrived >= to || _nodes[fact.Node].Resources[fact.Resource].Name != "workers")
            return;
        JobsThatCame++;
        JobsThatWaited += (fact.Time - fact.Arrived).Nanoseconds > fact.WorkUnits ? 1 : 0;
    }

    public override void Observe(in ResourceSampled fact)
    {
        if (fact.Time < from || fact.Time > to)
            return;
        var node = _nodes[fact.Node];
        var resource = node.Resources[fact.Resource];
        if (!_resources.TryGetValue((node.Tier, resource.Name), out var window))
            _resources[(node.Tier, resource.Name)] = window = new ResourceWindow(resource.WorkUnitsPerNanosecond);
        window.Add(fact, isFirst: fact.Time == from, isLast: fact.Time == to);
        if (resource.Name == "workers" && fact.Time > from)
            _nodesWithJobs[Math.Min(MostJobs - 1, fact.InUse + fact.Waiting)]++;
    }

    public override void Observe(in CacheSampled fact)
    {
        if (fact.Time < from || fact.Time > to)
            return;
        var name = _nodes[fact.Node].Tier;
        _caches[name] = (_caches.TryGetValue(name, out var known) ? known.First : fact, fact);
    }
}
