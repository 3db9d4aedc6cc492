using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Validation.Services;
using BottleneckSim.Validation.Services.Demands;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;
using BottleneckSim.Validation.Services.Sweeps;

namespace BottleneckSim.Validation.Tests.Services;

/// <summary>Made-up measurements with known answers.</summary>
internal static class Studies
{
    public const double Microsecond = 1_000;

    /// <summary>Demands in round numbers: a hit takes 1 ms, a query 200 µs more, a category 2 ms.</summary>
    public static ServiceDemands Demands { get; } = new()
    {
        ProductPage = new ConstantDistribution(1_000 * Microsecond),
        ProductQuery = 200 * Microsecond,
        CategoryPage = new ConstantDistribution(1_850 * Microsecond),
        CategoryQuery = 150 * Microsecond,
        ProductRows = 250 * Microsecond,
        CategoryRows = 300 * Microsecond,
        ClientRoundTrip = 60 * Microsecond,
        DatabaseRoundTrip = 40 * Microsecond,
    };

    /// <summary>A core that costs a third more after a millisecond of idleness, and twice as much after 16 ms and more.</summary>
    public static WarmthCurve Warmth { get; } = new([new(0, 900, 90), new(1e6, 1_200, 120), new(16e6, 1_800, 120)], 1e6);

    /// <summary>A phase in which every request took the same.</summary>
    /// <param name="latencies">In microseconds.</param>
    /// <param name="hits">How many of the first were hits.</param>
    /// <param name="service">Processor time of the service a request, in microseconds.</param>
    /// <param name="database">Processor time of the database a request, in microseconds.</param>
    public static DemandPhase Phase(double[] latencies, int hits, double service, double database) => new(
        [.. latencies.Select((latency, index) => new CompletedRequest(ShopOperation.Product, 0, 0, (long)(latency * Microsecond), 200, index < hits))],
        Quiet(service * Microsecond * latencies.Length, database * Microsecond * latencies.Length));

    /// <summary>A study whose latencies are what the caller says.</summary>
    /// <param name="predicted">Latency by share of the knee, in milliseconds.</param>
    /// <param name="measured">Likewise.</param>
    /// <param name="foreignShare">What strangers took.</param>
    public static StudyResult Result(Func<double, double> predicted, Func<double, double> measured, double foreignShare = 0)
    {
        var phase = Phase([1_000, 1_000], 1, 1_000, 100);
        var options = StudyOptions.Bounded;
        return new StudyResult(
            options,
            new MeasuredDemands(Demands, phase, phase, phase, phase, Warmth),
            new ServicePrediction(500, [.. options.Shares.Select(share => Summary(share, predicted(share)))]),
            [.. options.Shares.Select(share => new MeasuredRate(Summary(share, measured(share)), [Quiet(500, 0, foreignShare)], 50 * Microsecond))]);
    }

    private static RateSummary Summary(double share, double milliseconds)
    {
        const double nanosecondsPerMillisecond = 1e6;
        var window = new RateObservation(ImmutableArray.Create(milliseconds * nanosecondsPerMillisecond), share * 500, 0.5, share);
        return new RateSummary(share * 500, [window, window]);
    }

    private static CoreUsage Quiet(double service, double database, double foreignShare = 0)
    {
        const long elapsed = 1_000_000_000;
        return new CoreUsage(elapsed, (long)service, (long)database, 0, (long)(service + (foreignShare * elapsed)), (long)database);
    }
}
