using System.Collections.Immutable;
using BottleneckSim.Validation.Services.Predictions;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>Parts latencies that are work from those in which the machine did something else.</summary>
/// <remarks>
/// The dearest page takes two and a half times the processor time of the median one. A request that was alone and still took five times the median was
/// interrupted: by another process, by the hypervisor. That is not a demand of the service, so it is left out of the law; how often it happened is reported.
/// </remarks>
public static class Uninterrupted
{
    /// <summary>How many times the median is too much for work.</summary>
    public const double Factor = 5;

    private const double Median = 0.5;

    /// <summary>The latencies that are work.</summary>
    public static ImmutableArray<double> Of(ImmutableArray<double> latencies)
    {
        var limit = Factor * RateObservation.QuantileOf([.. latencies.Order()], Median);
        return [.. latencies.Where(latency => latency <= limit)];
    }
}
