using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Instruments;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Sessions;

/// <summary>The operator's own changes, so that a dashboard can annotate them.</summary>
internal sealed class OperatorTelemetry : IDisposable
{
    private const int MaximumDescriptions = 100;
    private readonly MetricSource _source;
    private readonly Counter<long> _changes;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, double> _secondsByDescription = new(StringComparer.Ordinal);

    public OperatorTelemetry(TelemetryOptions options)
    {
        _clock = options.Clock;
        _source = new MetricSource(options, "operator", "operator", "session");
        _changes = _source.Meter.CreateCounter(SessionMetrics.OperatorChanges);
        // A series that begins at its first change would have no increase.
        _changes.Add(0);
        _source.Meter.Observe(SessionMetrics.OperatorChangeTime, () => _secondsByDescription.Select(change =>
            new Measurement<double>(change.Value, new Tag(AttributeKeys.ChangeDescription, change.Key))));
    }

    public MetricSource Source => _source;

    public void Record(string description)
    {
        _changes.Add(1);
        if (_secondsByDescription.Count >= MaximumDescriptions && !_secondsByDescription.ContainsKey(description))
        {
            _secondsByDescription.TryRemove(_secondsByDescription.MinBy(change => change.Value).Key, out _);
        }

        _secondsByDescription[description] = _clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
    }

    public void Dispose() => _source.Dispose();
}
