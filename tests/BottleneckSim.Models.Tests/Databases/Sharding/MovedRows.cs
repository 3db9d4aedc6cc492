using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>Which rows a sharded database has, and how long its moves take; the invariant checker watches along.</summary>
internal sealed class MovedRows : ObservationSink
{
    private readonly Dictionary<int, NodeDescribed> _nodes = [];
    private readonly Dictionary<int, long> _rows = [];

    public override ObservationInterests Interests => ObservationInterests.All;

    /// <summary>Rows of all shards that are there at the end.</summary>
    public long Rows => _rows.Where(table => !_nodes[table.Key].IsGone).Sum(table => table.Value);

    /// <summary>Inserts that were executed.</summary>
    public long Inserts { get; private set; }

    /// <summary>Rows that a loader has added or should have by now, beside those of the start.</summary>
    public long RowsDue { get; private set; }

    public List<RequestFinished> Finished { get; } = [];

    public Dictionary<int, Instant> Completed { get; } = [];

    public string Digest { get; private set; } = "";

    public static MovedRows Of(SystemDescription system, double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var record = new MovedRows();
        using var engine = new SequentialEngine(system, 1, new CompositeSink(new InvariantChecker(), record));
        ChangedRun.AdvanceAndSample(engine, seconds, changes);
        record.Digest = engine.Digest;
        return record;
    }

    /// <summary>Rows of the start as a layout spreads them, each shard's share rounded up.</summary>
    public static long Shares(DatabaseOptions database, KeySpaceOptions keys)
    {
        var layout = ShardLayout.Of(database.Shards!, new KeySampler(keys));
        return Enumerable.Range(0, database.Shards!.Count).Sum(shard => ShardShare.Of(database, layout, shard).Tables["orders"].Rows);
    }

    public static Instant At(double seconds) => Instant.FromNanoseconds((long)(seconds * 1e9));

    public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

    public override void Observe(in TableSampled fact) => (_rows[fact.Node], RowsDue) = (fact.Rows, RowsDue + fact.RowsDue);

    public override void Observe(in StatementFinished fact) =>
        Inserts += fact is { Plan: PlanKind.Insert, Outcome: RequestOutcome.Succeeded } ? 1 : 0;

    public override void Observe(in RequestFinished fact) => Finished.Add(fact);

    public override void Observe(in ChangeWorkReported fact)
    {
        if (fact.IsDone)
        {
            Completed[fact.Change] = fact.Time;
        }
    }
}
