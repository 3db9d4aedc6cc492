using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A cache's own counts.</summary>
internal sealed class CacheInstruments
{
    private readonly Latest<CacheSampled> _sample = new();

    private readonly Histogram<double> _staleness;

    public CacheInstruments(Meter meter)
    {
        _staleness = meter.CreateHistogram(CacheMetrics.Staleness);
        meter.Observe(CacheMetrics.StaleAnswers, () => _sample.Value?.StaleAnswers);
        meter.Observe(CacheMetrics.Coalesced, () => _sample.Value?.Coalesced);
        meter.Observe(CacheMetrics.Revalidations, () => _sample.Value?.Revalidations);
        meter.Observe(CacheMetrics.EarlyRefreshes, () => _sample.Value?.EarlyRefreshes);
        meter.Observe(CacheMetrics.Invalidations, () => _sample.Value?.Invalidations);
        meter.Observe(CacheMetrics.Hits, () => _sample.Value?.Hits);
        meter.Observe(CacheMetrics.Misses, () => _sample.Value?.Misses);
        meter.Observe(CacheMetrics.Expirations, () => _sample.Value?.Expirations);
        meter.Observe(CacheMetrics.Evictions, () => _sample.Value?.Evictions);
        meter.Observe(CacheMetrics.Entries, () => _sample.Value?.Entries);
        meter.Observe(CacheMetrics.Usage, () => _sample.Value?.Bytes);
    }

    public void Set(in CacheSampled sample) => _sample.Set(sample);

    public void Record(in StaleAnswerGiven fact) => _staleness.Record(fact.Age.TotalSeconds);
}
