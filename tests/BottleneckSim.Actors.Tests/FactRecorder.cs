using System.Globalization;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Tests;

/// <summary>Writes down every fact as text.</summary>
internal sealed class FactRecorder : ObservationSink
{
    public override ObservationInterests Interests => ObservationInterests.All;

    /// <summary>The facts with their nodes, in the order told; −1 stands for no node.</summary>
    public List<(int Node, string Text)> Facts { get; } = [];

    /// <summary>What one node told.</summary>
    public IEnumerable<string> Of(int node) => Facts.Where(fact => fact.Node == node).Select(fact => fact.Text);

    /// <summary>The nodes that told anything.</summary>
    public IReadOnlyList<int> Nodes => [.. Facts.Select(fact => fact.Node).Distinct().Order()];

    public override void Observe(NodeDescribed fact) => Facts.Add((fact.Node, string.Create(
        CultureInfo.InvariantCulture,
        $"{fact.Time} {fact.Name} {fact.Tier} {fact.Kind} {string.Join('|', fact.Resources)} {string.Join('|', fact.Operations)} {fact.IsGone}")));

    public override void Observe(ChangeApplied fact) => Facts.Add((-1, fact.ToString()));

    public override void Observe(in ChangeWorkReported fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in NetworkSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in LinkSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in RequestIssued fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in RequestFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in ServerRequestStarted fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in ServerRequestFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in CallFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in JobArrived fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in JobDeparted fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in WaitFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in UseFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in StatementFinished fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in IndexBuildProgressed fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in TableSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in JobProcessed fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in ResourceSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in CpuSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in DiskSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in MemorySampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in CacheSampled fact) => Facts.Add((fact.Node, fact.ToString()));

    public override void Observe(in QueueSampled fact) => Facts.Add((fact.Node, fact.ToString()));
}
