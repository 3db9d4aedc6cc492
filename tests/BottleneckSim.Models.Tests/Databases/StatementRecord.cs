using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases;

/// <summary>Notes what a database says.</summary>
internal sealed class StatementRecord : ObservationSink
{
    private int _database = -1;

    public override ObservationInterests Interests => ObservationInterests.All;

    public List<StatementFinished> Statements { get; } = [];

    public List<IndexBuildProgressed> Builds { get; } = [];

    public List<DiskSampled> Disk { get; } = [];

    public List<ResourceSampled> Resources { get; } = [];

    public int Refused { get; private set; }

    public override void Observe(NodeDescribed fact) => _database = fact.Kind == NodeKind.Database ? fact.Node : _database;

    public override void Observe(in StatementFinished fact) => Statements.Add(fact);

    public override void Observe(in IndexBuildProgressed fact) => Builds.Add(fact);

    public override void Observe(in DiskSampled fact) => Disk.Add(fact);

    public override void Observe(in ResourceSampled fact)
    {
        if (fact.Node == _database)
        {
            Resources.Add(fact);
        }
    }

    public override void Observe(in ServerRequestFinished fact) => Refused += fact.Node == _database && fact.Outcome == RequestOutcome.Refused ? 1 : 0;
}
