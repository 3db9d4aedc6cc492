using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Locking;

/// <summary>What a run says of rows, statements and requests; the invariant checker watches along.</summary>
internal sealed class RowRecord : ObservationSink
{
    private readonly Dictionary<int, NodeDescribed> _nodes = [];

    public override ObservationInterests Interests => ObservationInterests.All;

    public List<RequestFinished> Finished { get; } = [];

    public List<RowLocked> Locked { get; } = [];

    public List<RowUnlocked> Unlocked { get; } = [];

    public List<(string Query, StatementFinished Fact)> Statements { get; } = [];

    public long Flushes { get; private set; }

    public int Connections { get; private set; }

    public static RowRecord Of(SystemDescription system, double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var record = new RowRecord();
        using var engine = new SequentialEngine(system, 1, new CompositeSink(new InvariantChecker(), record));
        ChangedRun.AdvanceAndSample(engine, seconds, changes);
        return record;
    }

    public IEnumerable<StatementFinished> Of(string query) => Statements.Where(statement => statement.Query == query).Select(statement => statement.Fact);

    public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

    public override void Observe(in RequestFinished fact) => Finished.Add(fact);

    public override void Observe(in RowLocked fact) => Locked.Add(fact);

    public override void Observe(in RowUnlocked fact) => Unlocked.Add(fact);

    public override void Observe(in StatementFinished fact) => Statements.Add((_nodes[fact.Node].Operations[fact.Operation].Name, fact));

    public override void Observe(in DiskSampled fact) => Flushes = fact.WriteOperations;

    public override void Observe(in ResourceSampled fact)
    {
        if (_nodes[fact.Node].Resources[fact.Resource].Kind == ResourceKind.ConnectionSlots)
        {
            Connections = fact.InUse;
        }
    }
}
