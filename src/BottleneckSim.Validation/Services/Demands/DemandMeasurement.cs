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

    /// <summary>So many a second that the generator never waits: the service is kept busy by all connections.</summary>
    private const double WarmUpPerSecond = 1e5;

    private const double NanosecondsPerSecond = 1e9;

    private readonly DrawKey _draws = DrawKey.FromSeed(options.GeneratorSeed);

    /// <summary>Fills the cache and lets all code be compiled. Nothing is measured.</summary>
    public void WarmUp(CancellationToken cancellation)
    {
        var nanoseconds = (long)(options.WarmUpRequests / WarmUpPerSecond * NanosecondsPerSecond);
        generator.Run(configuration.Traffic.Arrivals(WarmUpPerSecond, nanoseconds, _draws.With(WarmUpDraws)), cancellation);
        foreach (var operation in Enum.GetValues<ShopOperation>())
            generator.RunOneAtATime(Plan(operation, options.Connections), cancellation);
    }

    /// <summary>Measures all phases.</summary>
    public MeasuredDemands Measure(CancellationToken cancellation)
    {
        var health = Phase(ShopOperation.Health, cancellation);
        var products = Phase(ShopOperation.Product, cancellation);
        var fresh = Phase(ShopOperation.FreshProduct, cancellation);
        var categories = Phase(ShopOperation.Category, cancellation);
        return new MeasuredDemands(DemandSolver.Solve(health, products, fresh, categories), health, products, fresh, categories);
    }

    private DemandPhase Phase(ShopOperation operation, CancellationToken cancellation)
    {
        var plan = Plan(operation, options.PhaseRequests);
        var (requests, usage) = UndisturbedRun.Of(meter, options.Repetitions, () => generator.RunOneAtATime(plan, cancellation));
        return new DemandPhase([.. requests], usage);
    }

    private IReadOnlyList<PlannedRequest> Plan(ShopOperation operation, int count) =>
        configuration.Traffic.OneAtATime(operation, count, options.Pause.Nanoseconds, _draws.With(PhaseDraws).With((int)operation));
}
