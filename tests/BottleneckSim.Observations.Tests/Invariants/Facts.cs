using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Observations.Tests.Invariants;

/// <summary>Facts as objects, so that a test can write a stream down, spoil it, and tell it.</summary>
internal static class Facts
{
    public static void Tell(this ObservationSink sink, IEnumerable<object> facts)
    {
        foreach (var fact in facts)
            sink.TellOne(fact);
    }

    private static void TellOne(this ObservationSink sink, object fact)
    {
        switch (fact)
        {
            case NodeDescribed one: sink.Observe(one); break;
            case ChangeApplied one: sink.Observe(one); break;
            case RequestIssued one: sink.Observe(one); break;
            case RequestFinished one: sink.Observe(one); break;
            case ServerRequestStarted one: sink.Observe(one); break;
            case ServerRequestFinished one: sink.Observe(one); break;
            case CallFinished one: sink.Observe(one); break;
            case JobArrived one: sink.Observe(one); break;
            case JobDeparted one: sink.Observe(one); break;
            case WaitFinished one: sink.Observe(one); break;
            case UseFinished one: sink.Observe(one); break;
            case StatementFinished one: sink.Observe(one); break;
            case IndexBuildProgressed one: sink.Observe(one); break;
            case RowLocked one: sink.Observe(one); break;
            case RowUnlocked one: sink.Observe(one); break;
            case JobProcessed one: sink.Observe(one); break;
            case ResourceSampled one: sink.Observe(one); break;
            case CpuSampled one: sink.Observe(one); break;
            case DiskSampled one: sink.Observe(one); break;
            case MemorySampled one: sink.Observe(one); break;
            case CacheSampled one: sink.Observe(one); break;
            case QueueSampled one: sink.Observe(one); break;
            case ReplicaSampled one: sink.Observe(one); break;
            case StaleReadGiven one: sink.Observe(one); break;
            case WriteReplicated one: sink.Observe(one); break;
            default: throw new InvalidOperationException($"No fact: {fact}");
        }
    }
}
