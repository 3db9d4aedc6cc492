using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Sinks;

/// <summary>Takes the facts of a run. Derive, and override what you want to see.</summary>
/// <remarks>
/// <para>
/// <code>
/// nodes ──facts──► engine ──► sink ─┬► measurements ─► verdict
///                                   ├► telemetry
///                                   └► invariant checkers
/// </code>
/// </para>
/// <para>
/// Facts of one node come in the order in which they happened; those of different nodes may interleave differently on
/// different engines. A sink never influences the run. Not thread-safe: an engine calls its sink from one thread at a time.
/// </para>
/// </remarks>
public abstract class ObservationSink
{
    /// <summary>Which frequent facts are wanted. Constant for the sink's life.</summary>
    public virtual ObservationInterests Interests => ObservationInterests.None;

    /// <summary>Whether any of these facts are wanted.</summary>
    public bool Wants(ObservationInterests interests) => (Interests & interests) != ObservationInterests.None;

    /// <summary>A node has appeared, changed or left.</summary>
    public virtual void Observe(NodeDescribed fact) { }

    /// <summary>A change was made.</summary>
    public virtual void Observe(ChangeApplied fact) { }

    /// <summary>A node has begun or ended work that a change asks of it.</summary>
    public virtual void Observe(in ChangeWorkReported fact) { }

    /// <summary>A user issued a request.</summary>
    public virtual void Observe(in RequestIssued fact) { }

    /// <summary>A user's request ended.</summary>
    public virtual void Observe(in RequestFinished fact) { }

    /// <summary>A request arrived at a server.</summary>
    public virtual void Observe(in ServerRequestStarted fact) { }

    /// <summary>A server answered.</summary>
    public virtual void Observe(in ServerRequestFinished fact) { }

    /// <summary>A call ended at its caller.</summary>
    public virtual void Observe(in CallFinished fact) { }

    /// <summary>A caller's policy was sampled.</summary>
    public virtual void Observe(in CallsSampled fact) { }

    /// <summary>A job came to a resource.</summary>
    public virtual void Observe(in JobArrived fact) { }

    /// <summary>A job left a resource.</summary>
    public virtual void Observe(in JobDeparted fact) { }

    /// <summary>A wait for a slot ended.</summary>
    public virtual void Observe(in WaitFinished fact) { }

    /// <summary>A slot was returned.</summary>
    public virtual void Observe(in UseFinished fact) { }

    /// <summary>A database executed a statement.</summary>
    public virtual void Observe(in StatementFinished fact) { }

    /// <summary>A transaction locked a row; only where jobs are wanted.</summary>
    public virtual void Observe(in RowLocked fact) { }

    /// <summary>A lock on a row ended; only where jobs are wanted.</summary>
    public virtual void Observe(in RowUnlocked fact) { }

    /// <summary>An index build moved on.</summary>
    public virtual void Observe(in IndexBuildProgressed fact) { }

    /// <summary>A table of a database was sampled.</summary>
    public virtual void Observe(in TableSampled fact) { }

    /// <summary>A replica was sampled.</summary>
    public virtual void Observe(in ReplicaSampled fact) { }

    /// <summary>A replica answered with what had been written since.</summary>
    public virtual void Observe(in StaleReadGiven fact) { }

    /// <summary>A write of a replicated database went one step further; of interest are jobs.</summary>
    public virtual void Observe(in WriteReplicated fact) { }

    /// <summary>A worker finished a message.</summary>
    public virtual void Observe(in JobProcessed fact) { }

    /// <summary>A resource was sampled.</summary>
    public virtual void Observe(in ResourceSampled fact) { }

    /// <summary>A processor that is not ideal was sampled.</summary>
    public virtual void Observe(in CpuSampled fact) { }

    /// <summary>A storage device was sampled.</summary>
    public virtual void Observe(in DiskSampled fact) { }

    /// <summary>A node's memory was sampled.</summary>
    public virtual void Observe(in MemorySampled fact) { }

    /// <summary>A cache was sampled.</summary>
    public virtual void Observe(in CacheSampled fact) { }

    /// <summary>A cache has given a stale answer.</summary>
    public virtual void Observe(in StaleAnswerGiven fact) { }

    /// <summary>A node's traffic was sampled.</summary>
    public virtual void Observe(in NetworkSampled fact) { }

    /// <summary>A line with a bandwidth was sampled.</summary>
    public virtual void Observe(in LinkSampled fact) { }

    /// <summary>A message queue was sampled.</summary>
    public virtual void Observe(in QueueSampled fact) { }
}
