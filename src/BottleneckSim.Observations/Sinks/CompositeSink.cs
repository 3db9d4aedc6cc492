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

/// <summary>Hands every fact to several sinks, in the order given; wants whatever any of them wants.</summary>
/// <remarks>A sink may thus see frequent facts that it did not ask for. Not sealed: who wants to pass facts on altered overrides those.</remarks>
public class CompositeSink : ObservationSink
{
    private readonly ObservationSink[] _sinks;

    /// <summary>Joins sinks.</summary>
    /// <param name="sinks">The sinks; may be none.</param>
    public CompositeSink(params ReadOnlySpan<ObservationSink> sinks)
    {
        _sinks = [.. sinks];
        var interests = ObservationInterests.None;
        foreach (var sink in sinks)
            interests |= sink.Interests;
        Interests = interests;
    }

    /// <inheritdoc />
    public override ObservationInterests Interests { get; }

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(fact);
    }

    /// <inheritdoc />
    public override void Observe(ChangeApplied fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(fact);
    }

    /// <inheritdoc />
    public override void Observe(in ChangeWorkReported fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in RequestIssued fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in RequestFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestStarted fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in ServerRequestFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in CallFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in CallsSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in JobArrived fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in JobDeparted fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in WaitFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in UseFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in StatementFinished fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in IndexBuildProgressed fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in TableSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in ReplicaSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in StaleReadGiven fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in WriteReplicated fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in JobProcessed fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in CpuSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in DiskSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in MemorySampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in CacheSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in StaleAnswerGiven fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in RowLocked fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in NetworkSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in RowUnlocked fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in LinkSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }

    /// <inheritdoc />
    public override void Observe(in QueueSampled fact)
    {
        foreach (var sink in _sinks)
            sink.Observe(in fact);
    }
}
