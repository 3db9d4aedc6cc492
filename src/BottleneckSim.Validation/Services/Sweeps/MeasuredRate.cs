using System.Collections.Immutable;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services.Sweeps;

/// <summary>What the service did at one rate.</summary>
/// <param name="Summary">Latencies and throughput.</param>
/// <param name="Usages">What the cores did, a window each.</param>
/// <param name="LatenessNanoseconds">The 99th percentile of how late the generator sent while a connection was free.</param>
public sealed record MeasuredRate(RateSummary Summary, ImmutableArray<CoreUsage> Usages, double LatenessNanoseconds)
{
    /// <summary>The most that strangers took in a window, as a share of a core.</summary>
    public double ForeignShare => Usages.Max(usage => usage.ForeignShare);

    /// <summary>How busy the generator kept PostgreSQL's core, mean over the windows.</summary>
    public double GeneratorUtilisation => Usages.Average(usage => usage.GeneratorUtilisation);
}
