using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>Measures demands at low load: one request at a time with pauses, operation by operation.</summary>
/// <param name="configuration">As the service is configured.</param>
/// <param name="options">How many requests.</param>
/// <param name="generator">Sends them.</param>
/// <param name="meter">What the cores do meanwhile.</param>
public sealed class DemandMeasurement(ServiceConfiguration configuration, StudyOptions options, LoadGenerator generator, CoreMeter meter)
{
    private static readonly Purpose WarmUpDraws = new("service-warm-up");
    private static readonly Purpose PhaseDraws = new("service-demand-phase");
    private static readonly Purpose WarmthDraws = new("service-warmth");

    /// <summary>So many a second that the generator never waits: the service is kept busy by all connections.</summary>
    private const double WarmUpPerSecond = 1e5;

    private const double NanosecondsPerSecond = 1e9;
    private const long TypicalRequest = 2_500_000;
    private const int FewestRequests = 100;

    private readonly DrawKey _draws = DrawKey.FromSeed(options.GeneratorSeed);

    /// <summary>Fills the cache and lets all code be compiled. Nothing is measured.</summary>
    public void WarmUp(CancellationToken cancellation)
    {
        var nanoseconds = (long)(options.WarmUpRequests / WarmUpPerSecond * NanosecondsPerSecond);
        generator.Run(configuration.Traffic.Arrivals(WarmUpPerSecond, nanoseconds, _draws.With(WarmUpDraws)), cancellation);
        foreach (var operation in Enum.GetValues<ShopOperation>())
            generator.RunOneAtATime(Plan(operation, options.Connections, repetition: 0), cancellation);
    }

    /// <summary>Measures all phases.</summary>
    public MeasuredDemands Measure(CancellationToken cancellation)
    {
        var health = Phase(ShopOperation.Health, cancellation);
        var products = Phase(ShopOperation.Product, cancellation);
        var fresh = Phase(ShopOperation.FreshProduct, cancellation);
        var categories = Phase(ShopOperation.Category, cancellation);
        return new MeasuredDemands(DemandSolver.Solve(health, products, fresh, categories), health, products, fresh, categories, Warmth(cancellation));
    }

    /// <summary>The mix one at a time after pauses of each length; every length once in each round, so that what drifts meets all alike.</summary>
    private WarmthCurve Warmth(CancellationToken cancellation)
    {
        var totals = options.Pauses.Select(pause => (Pause: pause, Requests: 0, Service: 0L, Database: 0L)).ToArray();
        for (var round = 0; round < options.WarmthRounds; round++)
        {
            for (var index = 0; index < totals.Length; index++)
            {
                var pause = totals[index].Pause.Nanoseconds;
                var requests = (int)Math.Clamp(options.WarmthTime.Nanoseconds / (pause + TypicalRequest), FewestRequests, options.PhaseRequests);
                var draws = _draws.With(WarmthDraws).With(round).With(index);
                var (_, usage) = UndisturbedRun.Of(
                    meter,
                    options.Repetitions,
                    repetition => configuration.Traffic.OneAtATime(null, requests, Math.Max(1, pause), draws.With(repetition)),
                    plan => generator.RunOneAtATime(plan, cancellation));
                totals[index].Requests += requests;
                totals[index].Service += usage.ServiceNanoseconds;
                totals[index].Database += usage.DatabaseNanoseconds;
            }
        }

        return new WarmthCurve([.. totals.Select(total => new CostAfterPause(total.Pause.Nanoseconds, (double)total.Service / total.Requests, (double)total.Database / total.Requests))], options.Pause.Nanoseconds);
    }

    private DemandPhase Phase(ShopOperation operation, CancellationToken cancellation)
    {
        var (requests, usage) = UndisturbedRun.Of(
            meter, options.Repetitions, repetition => Plan(operation, options.PhaseRequests, repetition), plan => generator.RunOneAtATime(plan, cancellation));
        return new DemandPhase([.. requests], usage);
    }

    private IReadOnlyList<PlannedRequest> Plan(ShopOperation operation, int count, int repetition) =>
        configuration.Traffic.OneAtATime(operation, count, options.Pause.Nanoseconds, _draws.With(PhaseDraws).With((int)operation).With(repetition));
}
