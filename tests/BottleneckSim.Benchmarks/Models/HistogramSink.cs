using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Benchmarks.Models;

/// <summary>What a run is watched by when its speed is measured: every fact but single jobs, latencies in histograms at user and server.</summary>
internal sealed class HistogramSink : ObservationSink
{
    public override ObservationInterests Interests => ObservationInterests.All & ~ObservationInterests.Jobs;

    public LogLinearHistogram Users { get; } = new();

    public LogLinearHistogram Servers { get; } = new();

    public override void Observe(in RequestFinished fact) => Users.Record(fact.Latency.Nanoseconds);

    public override void Observe(in ServerRequestFinished fact) => Servers.Record((fact.Time - fact.Arrived).Nanoseconds);
}
