using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources;

/// <summary>
/// The books of one resource: who came and went, and exact integrals over time, brought up to date by calling <see cref="Advance"/>
/// before every change of what they count.
/// </summary>
/// <param name="node">The node that owns the resource.</param>
/// <param name="sink">Where facts go.</param>
/// <param name="resource">The resource's ordinal among the node's resources.</param>
public sealed class ResourceAccount(Node node, ObservationSink sink, int resource)
{
    private readonly bool _tellsJobs = sink.Wants(ObservationInterests.Jobs);
    private long _lastNanoseconds = node.Now.Nanoseconds;
    private long _capacityNanoseconds;
    private long _busyNanoseconds;
    private long _waitingNanoseconds;
    private long _jobNanoseconds;

    /// <summary>Servers there are.</summary>
    public int Capacity { get; set; }

    /// <summary>Servers busy now.</summary>
    public int InUse { get; set; }

    /// <summary>Jobs that wait now.</summary>
    public int Waiting { get; set; }

    /// <summary>Jobs that came; also the ordinal of the next.</summary>
    public long Arrivals { get; private set; }

    /// <summary>Jobs that left.</summary>
    public long Departures { get; private set; }

    /// <summary>Jobs refused, or that gave up.</summary>
    public long Errors { get; set; }

    /// <summary>Brings the integrals up to the node's present.</summary>
    public void Advance()
    {
        var elapsed = node.Now.Nanoseconds - _lastNanoseconds;
        if (elapsed == 0)
        {
            return;
        }

        _lastNanoseconds += elapsed;
        checked
        {
            _capacityNanoseconds += Capacity * elapsed;
            _busyNanoseconds += InUse * elapsed;
            _waitingNanoseconds += Waiting * elapsed;
            _jobNanoseconds += (InUse + Waiting) * elapsed;
        }
    }

    /// <summary>A job comes.</summary>
    /// <returns>Its ordinal.</returns>
    public long Arrive()
    {
        if (_tellsJobs)
        {
            sink.Observe(new JobArrived(node.Now, node.Self.Index, resource, Arrivals));
        }

        return Arrivals++;
    }

    /// <summary>A job leaves.</summary>
    /// <param name="job">Its ordinal.</param>
    /// <param name="arrived">When it came.</param>
    /// <param name="workUnits">The work it was given.</param>
    public void Depart(long job, Instant arrived, long workUnits)
    {
        Departures++;
        if (_tellsJobs)
        {
            sink.Observe(new JobDeparted(node.Now, node.Self.Index, resource, job, arrived, workUnits));
        }
    }

    /// <summary>The state at an instant, as a fact; the work is that of slots, ∫ servers busy dt. Leaves the books as they are.</summary>
    public ResourceSampled SampleAt(Instant now)
    {
        var elapsed = now.Nanoseconds - _lastNanoseconds;
        return new(
            now,
            node.Self.Index,
            resource,
            Capacity,
            InUse,
            Waiting,
            _capacityNanoseconds + (Capacity * elapsed),
            _busyNanoseconds + (InUse * elapsed),
            _jobNanoseconds + ((InUse + Waiting) * elapsed),
            _waitingNanoseconds + (Waiting * elapsed),
            Arrivals,
            Departures,
            Errors);
    }
}
