using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services.Sweeps;

/// <summary>Offers rates to the service, all of them in every block, each block in an order of its own: what drifts meets all rates alike.</summary>
/// <param name="configuration">As the service is configured.</param>
/// <param name="options">Windows and blocks.</param>
/// <param name="generator">Sends the requests.</param>
/// <param name="meter">What the cores do meanwhile.</param>
public sealed class RateSweep(ServiceConfiguration configuration, StudyOptions options, LoadGenerator generator, CoreMeter meter)
{
    private const double NanosecondsPerSecond = 1e9;
    private const double LatenessQuantile = 0.99;
    private const int Succeeded = 200;

    private static readonly Purpose Draws = new("service-sweep");
    private static readonly Purpose Order = new("service-sweep-order");

    private readonly DrawKey _draws = DrawKey.FromSeed(options.GeneratorSeed).With(Draws);

    /// <summary>Offers the rates.</summary>
    /// <param name="rates">Requests a second, rising.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">The service failed.</exception>
    public ImmutableArray<MeasuredRate> Run(ImmutableArray<double> rates, Action<double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var windows = rates.Select(_ => new List<Window>()).ToArray();
        for (var block = 0; block < options.Blocks; block++)
        {
            var draws = _draws.With(block);
            foreach (var rate in Enumerable.Range(0, rates.Length).OrderBy(rate => draws.With(Order).With(rate).Bits))
            {
                windows[rate].Add(Offer(rates[rate], draws.With(rate), cancellation));
                progress((double)windows.Sum(each => each.Count) / (rates.Length * options.Blocks));
            }
        }

        return [.. rates.Select((rate, index) => Together(rate, windows[index]))];
    }

    private Window Offer(double perSecond, DrawKey draws, CancellationToken cancellation)
    {
        var (requests, usage) = UndisturbedRun.Of(
            meter,
            options.Repetitions,
            repetition => configuration.Traffic.Arrivals(perSecond, options.Window.Whole.Nanoseconds, draws.With(repetition)),
            plan => generator.Run(plan, cancellation));
        if (requests.FirstOrDefault(request => request.Status != Succeeded) is { Status: not 0 } failed)
            throw new InvalidOperationException($"The service answered a request for {failed.Operation} with status {failed.Status}.");
        return new Window(ObservationOf(requests, usage), usage, LatenessOf(requests));
    }

    private RateObservation ObservationOf(IReadOnlyList<CompletedRequest> requests, CoreUsage usage)
    {
        var issued = requests.Where(request => options.Window.Counts(request.IntendedNanoseconds)).ToList();
        var products = issued.Where(request => request.Operation == ShopOperation.Product).ToList();
        var answers = requests.Count(request => options.Window.Counts(request.CompletedNanoseconds));
        return new RateObservation(
            [.. issued.Select(request => (double)request.LatencyNanoseconds).Order()],
            answers / (options.Window.Counted.Nanoseconds / NanosecondsPerSecond),
            (double)products.Count(request => request.IsHit) / Math.Max(1, products.Count),
            usage.ServiceUtilisation);
    }

    private static double LatenessOf(IReadOnlyList<CompletedRequest> requests) =>
        RateObservation.QuantileOf([.. requests.Select(request => (double)request.LatenessNanoseconds).Order()], LatenessQuantile);

    private static MeasuredRate Together(double rate, List<Window> windows) => new(
        new RateSummary(rate, [.. windows.Select(window => window.Observation)]),
        [.. windows.Select(window => window.Usage)],
        windows.Average(window => window.LatenessNanoseconds));

    private sealed record Window(RateObservation Observation, CoreUsage Usage, double LatenessNanoseconds);
}
