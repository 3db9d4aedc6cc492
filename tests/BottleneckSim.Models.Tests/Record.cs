using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests;

/// <summary>Everything that a run says, by name; the invariant checker watches along.</summary>
internal sealed class Record : ObservationSink
{
    private readonly Dictionary<int, NodeDescribed> _nodes = [];

    public override ObservationInterests Interests => ObservationInterests.All;

    public List<RequestFinished> Finished { get; } = [];

    public List<RequestIssued> Issued { get; } = [];

    public List<(string Node, ServerRequestStarted Fact)> Started { get; } = [];

    public List<(string Node, ServerRequestFinished Fact)> Served { get; } = [];

    public List<CallFinished> Calls { get; } = [];

    public List<CallsSampled> Policies { get; } = [];

    public List<(string Node, JobProcessed Fact)> Jobs { get; } = [];

    public List<QueueSampled> Queues { get; } = [];

    public List<(string Node, NetworkSampled Fact)> Traffic { get; } = [];

    public List<(string Node, LinkSampled Fact)> Lines { get; } = [];

    public List<CacheSampled> Caches { get; } = [];

    public List<StaleAnswerGiven> StaleAnswers { get; } = [];

    public List<(string Node, JobDeparted Fact)> Work { get; } = [];

    /// <summary>The names of the nodes that have left.</summary>
    public List<string> Gone { get; } = [];

    public IEnumerable<string> Names => _nodes.Values.Select(node => node.Name);

    public string Digest { get; private set; } = string.Empty;

    /// <summary>Runs a system with changes at instants, sampled every tenth of a second, with every invariant checked.</summary>
    public static Record Of(SystemDescription system, double seconds, params (double AtSeconds, Change Change)[] changes) => Of(system, 1, seconds, changes);

    public static Record Of(SystemDescription system, ulong seed, double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var record = new Record();
        using var engine = new SequentialEngine(system, seed, new CompositeSink(new InvariantChecker(), record));
        ChangedRun.AdvanceSampling(engine, seconds, changes.OrderBy(change => change.AtSeconds));
        record.Digest = engine.Digest;
        return record;
    }

    public override void Observe(NodeDescribed fact)
    {
        _nodes[fact.Node] = fact;
        if (fact.IsGone)
        {
            Gone.Add(fact.Name);
        }
    }

    public override void Observe(in RequestFinished fact) => Finished.Add(fact);

    public override void Observe(in RequestIssued fact) => Issued.Add(fact);

    public override void Observe(in ServerRequestStarted fact) => Started.Add((NameOf(fact.Node), fact));

    public override void Observe(in ServerRequestFinished fact) => Served.Add((NameOf(fact.Node), fact));

    public override void Observe(in CallFinished fact) => Calls.Add(fact);

    public override void Observe(in CallsSampled fact) => Policies.Add(fact);

    public override void Observe(in JobProcessed fact) => Jobs.Add((NameOf(fact.Node), fact));

    public override void Observe(in QueueSampled fact) => Queues.Add(fact);

    public override void Observe(in NetworkSampled fact) => Traffic.Add((NameOf(fact.Node), fact));

    public override void Observe(in LinkSampled fact) => Lines.Add((NameOf(fact.Node), fact));

    public override void Observe(in CacheSampled fact) => Caches.Add(fact);

    public override void Observe(in StaleAnswerGiven fact) => StaleAnswers.Add(fact);

    public override void Observe(in JobDeparted fact) => Work.Add((NameOf(fact.Node), fact));

    private string NameOf(int node) => _nodes[node].Name;
}
