using System.Collections.Immutable;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>What one window at one rate showed, in the service or in the simulator.</summary>
/// <param name="LatencyNanoseconds">Of the requests issued in the window, ascending.</param>
/// <param name="AnswersPerSecond">Answers given in the window.</param>
/// <param name="HitShare">The share of product look-ups that the cache answered.</param>
/// <param name="ServiceUtilisation">How busy the service kept its core, 0 to 1.</param>
public sealed record RateObservation(ImmutableArray<double> LatencyNanoseconds, double AnswersPerSecond, double HitShare, double ServiceUtilisation)
{
    /// <summary>A quantile of the latencies by nearest rank.</summary>
    public double Quantile(double share) => QuantileOf(LatencyNanoseconds, share);

    /// <summary>A quantile of ascending values by nearest rank.</summary>
    public static double QuantileOf(ImmutableArray<double> ascending, double share) =>
        ascending.IsEmpty ? double.NaN : ascending[(int)NearestRank.Of(share, ascending.Length) - 1];
}
