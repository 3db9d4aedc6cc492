using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Models.Resources;

/// <summary>The books of one resource: exact integrals over time, kept up to date by calling <see cref="Advance"/> before every change.</summary>
public struct ResourceAccount
{
    private long _lastNanoseconds;

    /// <summary>Servers there are.</summary>
    public int Capacity { get; set; }

    /// <summary>Servers busy now.</summary>
    public int InUse { get; set; }

    /// <summary>Jobs that wait now.</summary>
    public int Waiting { get; set; }

    /// <summary>Jobs that came.</summary>
    public long Arrivals { get; set; }

    /// <summary>Jobs that left.</summary>
    public long Departures { get; set; }

    /// <summary>Jobs refused, or that gave up.</summary>
    public long Errors { get; set; }

    /// <summary>∫ capacity dt.</summary>
    public long CapacityNanoseconds { get; private set; }

    /// <summary>∫ servers busy dt.</summary>
    public long BusyNanoseconds { get; private set; }

    /// <summary>∫ jobs waiting dt.</summary>
    public long WaitingNanoseconds { get; private set; }

    /// <summary>∫ jobs present dt.</summary>
    public long JobNanoseconds { get; private set; }

    /// <summary>Brings the integrals up to an instant.</summary>
    public void Advance(Instant now)
    {
        var elapsed = now.Nanoseconds - _lastNanoseconds;
        _lastNanoseconds = now.Nanoseconds;
        CapacityNanoseconds += Capacity * elapsed;
        BusyNanoseconds += InUse * elapsed;
        WaitingNanoseconds += Waiting * elapsed;
        JobNanoseconds += (InUse + Waiting) * elapsed;
    }

    /// <summary>Begins the books at an instant: nothing before it counts.</summary>
    public void Open(Instant now, int capacity)
    {
        _lastNanoseconds = now.Nanoseconds;
        Capacity = capacity;
    }

    /// <summary>The state at an instant, as a fact. Leaves the books as they are.</summary>
    public readonly ResourceSampled SampleAt(Instant now, int node, int resource)
    {
        var copy = this;
        copy.Advance(now);
        return new(
            now,
            node,
            resource,
            copy.Capacity,
            copy.InUse,
            copy.Waiting,
            copy.CapacityNanoseconds,
            copy.BusyNanoseconds,
            copy.JobNanoseconds,
            copy.WaitingNanoseconds,
            copy.Arrivals,
            copy.Departures,
            copy.Errors);
    }
}
