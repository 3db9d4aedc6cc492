using System.Collections.Immutable;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>Several windows at one rate taken together.</summary>
/// <param name="OfferedPerSecond">The rate.</param>
/// <param name="Windows">The windows; seeds of the simulator, repetitions of the service.</param>
public sealed record RateSummary(double OfferedPerSecond, ImmutableArray<RateObservation> Windows)
{
    private const double ConfidenceLevel = 0.99;
    private const double Median = 0.5;
    private const double NinetyFifth = 0.95;

    private readonly ImmutableArray<double> _pooled = [.. Windows.SelectMany(window => window.LatencyNanoseconds).Order()];

    /// <summary>The median latency over all windows.</summary>
    public double P50 => RateObservation.QuantileOf(_pooled, Median);

    /// <summary>The 95th percentile over all windows.</summary>
    public double P95 => RateObservation.QuantileOf(_pooled, NinetyFifth);

    /// <summary>Answers a second, mean over the windows.</summary>
    public double AnswersPerSecond => Windows.Average(window => window.AnswersPerSecond);

    /// <summary>The share of hits, mean over the windows.</summary>
    public double HitShare => Windows.Average(window => window.HitShare);

    /// <summary>How busy the service's core was, mean over the windows.</summary>
    public double ServiceUtilisation => Windows.Average(window => window.ServiceUtilisation);

    /// <summary>The interval of a figure that each window gives, by Student's t over the windows; null with fewer than two.</summary>
    public ConfidenceInterval? IntervalOf(Func<RateObservation, double> figure) =>
        Windows.Length < 2 ? null : ConfidenceInterval.OfMean([.. Windows.Select(figure)], ConfidenceLevel);

    /// <summary>The interval of a latency quantile.</summary>
    public ConfidenceInterval? IntervalOfQuantile(double share) => IntervalOf(window => window.Quantile(share));
}
