using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Facts;

/// <summary>Facts written down in order, so that they can be told later or elsewhere.</summary>
/// <remarks>
/// <code>
/// bytes:    │ time 8 │ node 4 │ kind 4 │ the fact, as it lies in memory │ time … │
/// records:  descriptions and changes, which hold text; their bytes are a position in this list
/// </code>
/// Facts are plain structs, so a record is one copy. It is read by the same build on the same processor family, which members check when a run begins.
/// </remarks>
/// <param name="interests">Which frequent facts are wanted at the end of the way.</param>
internal sealed class FactLog(ObservationInterests interests) : ObservationSink
{
    /// <summary>The node that stands for none.</summary>
    public const int NoNode = -1;

    private readonly List<object> _records = [];
    private byte[] _bytes = new byte[256];
    private int _length;

    public override ObservationInterests Interests { get; } = interests;

    public bool IsEmpty => _length == 0;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public IReadOnlyList<object> Records => _records;

    /// <summary>The last description written, kept when the log is emptied.</summary>
    public NodeDescribed? LastDescription { get; private set; }

    public void Clear()
    {
        _length = 0;
        _records.Clear();
    }

    /// <summary>Takes over what another log holds, as it came over the wire.</summary>
    public void Restore(ReadOnlySpan<byte> bytes, IEnumerable<object> records)
    {
        Clear();
        bytes.CopyTo(Reserve(bytes.Length));
        _records.AddRange(records);
    }

    public override void Observe(NodeDescribed fact)
    {
        LastDescription = fact;
        Append(FactKind.NodeDescribed, fact.Time, fact.Node, _records.Count);
        _records.Add(fact);
    }

    public override void Observe(ChangeApplied fact)
    {
        Append(FactKind.ChangeApplied, fact.Time, NoNode, _records.Count);
        _records.Add(fact);
    }

    public override void Observe(in RequestIssued fact) => Append(FactKind.RequestIssued, fact.Time, fact.Node, in fact);

    public override void Observe(in RequestFinished fact) => Append(FactKind.RequestFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in ServerRequestStarted fact) => Append(FactKind.ServerRequestStarted, fact.Time, fact.Node, in fact);

    public override void Observe(in ServerRequestFinished fact) => Append(FactKind.ServerRequestFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in CallFinished fact) => Append(FactKind.CallFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in JobArrived fact) => Append(FactKind.JobArrived, fact.Time, fact.Node, in fact);

    public override void Observe(in JobDeparted fact) => Append(FactKind.JobDeparted, fact.Time, fact.Node, in fact);

    public override void Observe(in WaitFinished fact) => Append(FactKind.WaitFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in UseFinished fact) => Append(FactKind.UseFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in StatementFinished fact) => Append(FactKind.StatementFinished, fact.Time, fact.Node, in fact);

    public override void Observe(in IndexBuildProgressed fact) => Append(FactKind.IndexBuildProgressed, fact.Time, fact.Node, in fact);

    public override void Observe(in JobProcessed fact) => Append(FactKind.JobProcessed, fact.Time, fact.Node, in fact);

    public override void Observe(in ResourceSampled fact) => Append(FactKind.ResourceSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in CpuSampled fact) => Append(FactKind.CpuSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in DiskSampled fact) => Append(FactKind.DiskSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in MemorySampled fact) => Append(FactKind.MemorySampled, fact.Time, fact.Node, in fact);

    public override void Observe(in CacheSampled fact) => Append(FactKind.CacheSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in StaleAnswerGiven fact) => Append(FactKind.StaleAnswerGiven, fact.Time, fact.Node, in fact);

    public override void Observe(in RowLocked fact) => Append(FactKind.RowLocked, fact.Time, fact.Node, in fact);

    public override void Observe(in RowUnlocked fact) => Append(FactKind.RowUnlocked, fact.Time, fact.Node, in fact);

    public override void Observe(in TableSampled fact) => Append(FactKind.TableSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in ReplicaSampled fact) => Append(FactKind.ReplicaSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in StaleReadGiven fact) => Append(FactKind.StaleReadGiven, fact.Time, fact.Node, in fact);

    public override void Observe(in WriteReplicated fact) => Append(FactKind.WriteReplicated, fact.Time, fact.Node, in fact);

    public override void Observe(in QueueSampled fact) => Append(FactKind.QueueSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in ChangeWorkReported fact) => Append(FactKind.ChangeWorkReported, fact.Time, fact.Node, in fact);

    public override void Observe(in NetworkSampled fact) => Append(FactKind.NetworkSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in LinkSampled fact) => Append(FactKind.LinkSampled, fact.Time, fact.Node, in fact);

    public override void Observe(in CallsSampled fact) => Append(FactKind.CallsSampled, fact.Time, fact.Node, in fact);

    private void Append<T>(FactKind kind, Instant time, int node, in T fact)
        where T : unmanaged
    {
        var room = Reserve(Unsafe.SizeOf<FactHeader>() + Unsafe.SizeOf<T>());
        MemoryMarshal.Write(room, new FactHeader(time, node, kind));
        MemoryMarshal.Write(room[Unsafe.SizeOf<FactHeader>()..], in fact);
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + count)));
        }

        var room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }
}
