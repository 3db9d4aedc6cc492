using System.Collections.Immutable;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Services.Demands;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;
using BottleneckSim.Validation.Services.Sweeps;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Services;

/// <summary>Measures the reference service at low load, predicts it, and only then loads it.</summary>
/// <remarks>
/// <code>
/// core A                    core B
/// reference service ◄─────► PostgreSQL
///         ▲                 load generator (this process)
///         └───────────────────────┘
/// </code>
/// </remarks>
/// <param name="configuration">As the service is configured.</param>
/// <param name="options">How much is done.</param>
/// <param name="place">What this machine offers.</param>
public sealed class ServiceStudy(ServiceConfiguration configuration, StudyOptions options, StudyPlace place)
{
    private const double MeasuredDemands = 0.25;
    private const double Predicted = 0.35;

    /// <summary>PostgreSQL without what works beside the statements: no write-ahead flushes, no vacuum, no compilation of plans.</summary>
    private static readonly ImmutableSortedDictionary<string, string> PostgresSettings = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add("shared_buffers", "256MB").Add("fsync", "off").Add("autovacuum", "off").Add("jit", "off").Add("max_parallel_workers_per_gather", "0");

    /// <summary>Runs the study.</summary>
    /// <exception cref="InvalidOperationException">Something did not start, or failed under way.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StudyResult Run(IProgress<ValidationProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        progress.Report(new ValidationProgress(0, "starting PostgreSQL and the service"));
        using var awake = AwakeCores.Keep();
        using var cluster = PostgresCluster.Start(place.Postgres, PostgresSettings);
        var database = new ProcessGroup(cluster.PostmasterId, HasChildren: true);
        database.PinTo(place.Cores.OtherList);
        using var service = RunningService.Start(place.ServiceAssembly, configuration, cluster.ConnectionString, place.Cores.ServiceList);
        using var pin = new ProcessPin(new ProcessGroup(Environment.ProcessId, HasChildren: false), place.Cores.OtherList);
        using var generator = new LoadGenerator(service.Port, options.Connections);
        var meter = new CoreMeter(service.Processes, database, pin.Self, place.Cores);

        var measurement = new DemandMeasurement(configuration, options, generator, meter);
        measurement.WarmUp(cancellation);
        progress.Report(new ValidationProgress(MeasuredDemands / 2, "measuring demands at low load"));
        var demands = measurement.Measure(cancellation);

        // Nothing of the service under load has been measured when the prediction is made, and nothing of it is changed afterwards.
        progress.Report(new ValidationProgress(MeasuredDemands, "predicting"));
        var prediction = Predict(demands, cancellation);

        var sweep = new RateSweep(configuration, options, generator, meter);
        var measured = sweep.Run(
            [.. prediction.Rates.Select(rate => rate.OfferedPerSecond)],
            share => progress.Report(new ValidationProgress(Predicted + ((1 - Predicted) * share), "loading the service")),
            cancellation);
        return new StudyResult(options, demands, prediction, measured);
    }

    private ServicePrediction Predict(MeasuredDemands demands, CancellationToken cancellation)
    {
        const double nanosecondsPerSecond = 1e9;
        var predictor = new ServicePredictor(configuration, rate => demands.At(rate, configuration.Traffic.ProductShare), options.Window, options.FirstSeed);
        var saturation = nanosecondsPerSecond / (demands.Warmth.Warm * demands.Demands.MeanOfService(configuration.Traffic.ProductShare, demands.Products.HitShare));
        var knee = KneePrediction.Find(predictor, saturation, options.SimulatedWindowsForKnee, cancellation);
        return new ServicePrediction(knee, [.. options.Shares.Select(share => predictor.Predict(share * knee, options.SimulatedWindows, cancellation))]);
    }
}
