using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>How far a database's index builds have come; a finished build stays at its total.</summary>
internal sealed class IndexBuildInstruments
{
    private readonly ConcurrentDictionary<int, IndexBuildProgressed> _builds = [];

    public IndexBuildInstruments(Meter meter)
    {
        meter.Observe(DatabaseServerMetrics.IndexBuildPagesDone, () => Read(static build => build.PagesDone));
        meter.Observe(DatabaseServerMetrics.IndexBuildPages, () => Read(static build => build.PagesTotal));
    }

    public void Record(in IndexBuildProgressed fact) => _builds[fact.Build] = fact;

    private IEnumerable<Measurement<double>> Read(Func<IndexBuildProgressed, long> value) =>
        _builds.Select(build => new Measurement<double>(value(build.Value), new Tag(AttributeKeys.IndexBuild, build.Key)));
}
