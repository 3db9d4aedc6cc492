using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's connection pools. Waits and uses that have ended are recorded, the rest is sampled.</summary>
internal sealed class PoolInstruments
{
    private static readonly IReadOnlyList<ResourceKind> Kinds = [ResourceKind.ConnectionPool];
    private readonly Histogram<double> _waitTime;
    private readonly Histogram<double> _useTime;
    private readonly TagTable _tags;

    public PoolInstruments(Meter meter, NodeResources resources)
    {
        _waitTime = meter.CreateHistogram(DatabaseClientMetrics.ConnectionWaitTime);
        _useTime = meter.CreateHistogram(DatabaseClientMetrics.ConnectionUseTime);
        _tags = new TagTable(1, (resource, _) => [Pool(resources[resource])]);
        meter.Observe(DatabaseClientMetrics.ConnectionCount, () => States(resources));
        Observe(DatabaseClientMetrics.ConnectionMax, static pool => pool.Sample!.Value.Capacity);
        Observe(DatabaseClientMetrics.ConnectionPendingRequests, static pool => pool.Sample!.Value.Waiting);
        Observe(DatabaseClientMetrics.ConnectionTimeouts, static pool => pool.Sample!.Value.Errors);

        void Observe(InstrumentDefinition definition, Func<SampledResource, double> value) => meter.Observe(
            definition, () => resources.Measure(Kinds, AttributeKeys.DbClientConnectionPoolName, value));
    }

    public void RecordWait(int resource, double seconds) => _waitTime.Record(seconds, _tags[resource, 0]);

    public void RecordUse(int resource, double seconds) => _useTime.Record(seconds, _tags[resource, 0]);

    private static IEnumerable<Measurement<double>> States(NodeResources resources)
    {
        foreach (var pool in resources.Of(ResourceKind.ConnectionPool))
        {
            var sample = pool.Sample!.Value;
            yield return new(sample.InUse, Pool(pool), new Tag(AttributeKeys.DbClientConnectionState, "used"));
            yield return new(Math.Max(0, sample.Capacity - sample.InUse), Pool(pool), new Tag(AttributeKeys.DbClientConnectionState, "idle"));
        }
    }

    private static Tag Pool(SampledResource pool) => new(AttributeKeys.DbClientConnectionPoolName, pool.Name);
}
