using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Speed;

/// <summary>What a run is watched by when its speed is measured: every fact but single jobs, latencies in histograms at user and server.</summary>
public sealed class HistogramSink : ObservationSink
{
    /// <inheritdoc />
    public override ObservationInterests Interests => ObservationInterests.All & ~ObservationInterests.Jobs;

    /// <summary>Latencies as users saw them.</summary>
    public LogLinearHistogram Users { get; } = new();

    /// <summary>Latencies as the servers saw them.</summary>
    public LogLinearHistogram Servers { get; } = new();

    /// <inheritdoc />
    public override void Observe(in RequestFinished fact) => Users.Record(fact.Latency.Nanoseconds);

    /// <inheritdoc />
    public override void Observe(in ServerRequestFinished fact) => Servers.Record((fact.Time - fact.Arrived).Nanoseconds);
}
