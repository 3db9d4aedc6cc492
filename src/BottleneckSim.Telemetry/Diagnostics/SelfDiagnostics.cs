using System.Diagnostics.Metrics;
using BottleneckSim.Telemetry.Live;

namespace BottleneckSim.Telemetry.Diagnostics;

/// <summary>How the simulator itself is doing: never part of the simulated system's telemetry.</summary>
/// <remarks>
/// No exporter listens to this meter, so neither <c>/metrics</c> nor a push carries it; look with
/// <c>dotnet-counters monitor --counters BottleneckSim.Self</c>. The OpenTelemetry SDK tells its own troubles by its event source
/// (a file <c>OTEL_DIAGNOSTICS.json</c> in the working directory turns it on).
/// </remarks>
public sealed class SelfDiagnostics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "BottleneckSim.Self";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _scrapeDuration;
    private readonly Counter<long> _scrapeFailures;

    /// <summary>Watches a pacer, if there is one.</summary>
    public SelfDiagnostics(WallClockPacer? pacer = null)
    {
        _scrapeDuration = _meter.CreateHistogram<double>("scrape.duration", "s", "Time taken to answer a scrape");
        _scrapeFailures = _meter.CreateCounter<long>("scrape.failures", "{scrape}", "Scrapes answered with an error");
        if (pacer is not null)
        {
            _meter.CreateObservableGauge("pacer.lag", () => pacer.Lag.TotalSeconds, "s", "How far the run is behind the clock");
            _meter.CreateObservableCounter(
                "pacer.skipped_time", () => pacer.SkippedTime.TotalSeconds, "s", "Time given up because the run could not keep up");
        }
    }

    /// <summary>Takes note of a scrape.</summary>
    public void RecordScrape(TimeSpan duration, bool hasSucceeded)
    {
        _scrapeDuration.Record(duration.TotalSeconds);
        if (!hasSucceeded)
        {
            _scrapeFailures.Add(1);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
