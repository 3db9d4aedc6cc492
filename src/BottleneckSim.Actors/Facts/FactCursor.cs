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

/// <summary>Reads a <see cref="FactLog"/> from its beginning and tells its facts to a sink.</summary>
internal struct FactCursor(FactLog log)
{
    private int _position;

    /// <summary>Whether all has been told.</summary>
    public readonly bool IsAtEnd => _position == log.Bytes.Length;

    /// <summary>The place of the next fact among those of all nodes.</summary>
    public readonly (Instant Time, int Node) Place
    {
        get
        {
            var header = MemoryMarshal.Read<FactHeader>(log.Bytes[_position..]);
            return (header.Time, header.Node);
        }
    }

    /// <summary>Tells the next fact.</summary>
    public void Tell(ObservationSink sink)
    {
        switch (Take<FactHeader>().Kind)
        {
            case FactKind.NodeDescribed: sink.Observe((NodeDescribed)log.Records[Take<int>()]); break;
            case FactKind.ChangeApplied: sink.Observe((ChangeApplied)log.Records[Take<int>()]); break;
            case FactKind.RequestIssued: sink.Observe(Take<RequestIssued>()); break;
            case FactKind.RequestFinished: sink.Observe(Take<RequestFinished>()); break;
            case FactKind.ServerRequestStarted: sink.Observe(Take<ServerRequestStarted>()); break;
            case FactKind.ServerRequestFinished: sink.Observe(Take<ServerRequestFinished>()); break;
            case FactKind.CallFinished: sink.Observe(Take<CallFinished>()); break;
            case FactKind.JobArrived: sink.Observe(Take<JobArrived>()); break;
            case FactKind.JobDeparted: sink.Observe(Take<JobDeparted>()); break;
            case FactKind.WaitFinished: sink.Observe(Take<WaitFinished>()); break;
            case FactKind.UseFinished: sink.Observe(Take<UseFinished>()); break;
            case FactKind.StatementFinished: sink.Observe(Take<StatementFinished>()); break;
            case FactKind.IndexBuildProgressed: sink.Observe(Take<IndexBuildProgressed>()); break;
            case FactKind.JobProcessed: sink.Observe(Take<JobProcessed>()); break;
            case FactKind.ResourceSampled: sink.Observe(Take<ResourceSampled>()); break;
            case FactKind.CpuSampled: sink.Observe(Take<CpuSampled>()); break;
            case FactKind.DiskSampled: sink.Observe(Take<DiskSampled>()); break;
            case FactKind.MemorySampled: sink.Observe(Take<MemorySampled>()); break;
            case FactKind.CacheSampled: sink.Observe(Take<CacheSampled>()); break;
            case FactKind.QueueSampled: sink.Observe(Take<QueueSampled>()); break;
            case FactKind.CallsSampled: sink.Observe(Take<CallsSampled>()); break;
            case FactKind.StaleAnswerGiven: sink.Observe(Take<StaleAnswerGiven>()); break;
            case FactKind.ChangeWorkReported: sink.Observe(Take<ChangeWorkReported>()); break;
            case FactKind.RowLocked: sink.Observe(Take<RowLocked>()); break;
            case FactKind.RowUnlocked: sink.Observe(Take<RowUnlocked>()); break;
            case FactKind.NetworkSampled: sink.Observe(Take<NetworkSampled>()); break;
            case FactKind.LinkSampled: sink.Observe(Take<LinkSampled>()); break;
            case FactKind.TableSampled: sink.Observe(Take<TableSampled>()); break;
            case FactKind.ReplicaSampled: sink.Observe(Take<ReplicaSampled>()); break;
            case FactKind.StaleReadGiven: sink.Observe(Take<StaleReadGiven>()); break;
            case FactKind.WriteReplicated: sink.Observe(Take<WriteReplicated>()); break;
            default: throw new InvalidOperationException("A log of facts holds a kind of fact that this build does not know. The run cannot go on.");
        }
    }

    private T Take<T>()
        where T : unmanaged
    {
        var value = MemoryMarshal.Read<T>(log.Bytes[_position..]);
        _position += Unsafe.SizeOf<T>();
        return value;
    }
}
