using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>What a replicated database says, by node; the invariant checker watches along.</summary>
internal sealed class ReplicationRecord : ObservationSink
{
    private readonly Dictionary<int, string> _names = [];

    public override ObservationInterests Interests => ObservationInterests.All;

    public List<(string Node, WriteReplicated Fact)> Writes { get; } = [];

    public List<(string Node, ReplicaSampled Fact)> Samples { get; } = [];

    public List<(string Node, StaleReadGiven Fact)> StaleReads { get; } = [];

    public List<(string Node, StatementFinished Fact)> Statements { get; } = [];

    public List<(string Node, DiskSampled Fact)> Disks { get; } = [];

    public List<RequestFinished> Finished { get; } = [];

    public IEnumerable<string> Names => _names.Values;

    public static ReplicationRecord Of(SystemDescription system, double seconds, params (double AtSeconds, Change Change)[] changes) =>
        Of(system, 1, seconds, changes);

    public static ReplicationRecord Of(SystemDescription system, ulong seed, double seconds, params (double AtSeconds, Change Change)[] changes)
    {
        var record = new ReplicationRecord();
        using var engine = new SequentialEngine(system, seed, new CompositeSink(new InvariantChecker(), record));
        ChangedRun.AdvanceSampling(engine, seconds, changes);
        return record;
    }

    /// <summary>How long after their commit a replica applied the writes of a time.</summary>
    public IReadOnlyList<double> LagSeconds(string node, double from = 0) =>
    [
        .. Writes.Where(write => write.Node == node && write.Fact.Stage == ReplicationStage.Applied && write.Fact.Committed >= At(from))
            .Select(write => (write.Fact.Time - write.Fact.Committed).TotalSeconds),
    ];

    public long Count(string node, ReplicationStage stage) => Writes.Count(write => write.Node == node && write.Fact.Stage == stage);

    public int StatementsAt(string node, double from = 0) => Statements.Count(statement => statement.Node == node && statement.Fact.Started >= At(from));

    public static Instant At(double seconds) => Instant.FromNanoseconds((long)(seconds * 1e9));

    public override void Observe(NodeDescribed fact) => _names[fact.Node] = fact.Name;

    public override void Observe(in WriteReplicated fact) => Writes.Add((_names[fact.Node], fact));

    public override void Observe(in ReplicaSampled fact) => Samples.Add((_names[fact.Node], fact));

    public override void Observe(in StaleReadGiven fact) => StaleReads.Add((_names[fact.Node], fact));

    public override void Observe(in StatementFinished fact) => Statements.Add((_names[fact.Node], fact));

    public override void Observe(in DiskSampled fact) => Disks.Add((_names[fact.Node], fact));

    public override void Observe(in RequestFinished fact) => Finished.Add(fact);
}
