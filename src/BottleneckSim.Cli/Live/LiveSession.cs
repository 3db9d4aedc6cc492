using System.Collections.Immutable;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Telemetry.Live;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.Telemetry.Sinks;

namespace BottleneckSim.Cli.Live;

/// <summary>A run paced by the clock, its telemetry, and the operator's hands on it.</summary>
/// <remarks>
/// <code>
/// clock ─► pacer ─► engine ─facts─► telemetry ─► /metrics, OTLP
///            ▲        ▲
///          lock     faults at their instants, the operator's changes as they come (journalled: the run can be replayed)
/// </code>
/// Safe for several threads: the pacer's lock is around everything that touches the engine.
/// </remarks>
internal sealed class LiveSession : IDisposable
{
    private readonly IEngine _engine;
    private readonly TelemetrySink _telemetry;
    private readonly Queue<TimedChange> _faultsToCome;
    private readonly List<TimedChange> _journal = [];

    public LiveSession(
        LoadedScenario loaded, LiveOptions options, IEngineFactory engines, TelemetryOptions telemetry, TimeProvider clock, params ReadOnlySpan<ObservationSink> sinks)
    {
        (Loaded, Options, Id) = (loaded, options, telemetry.SessionId);
        _telemetry = new TelemetrySink(telemetry);
        _faultsToCome = new(options.IsHealthy || loaded.Truth is null ? [] : loaded.Truth.Faults.OrderBy(fault => fault.At));
        _engine = engines.Create(loaded.Scenario.System, options.Seed, new CompositeSink([_telemetry, .. sinks]));
        ApplyFaultsUntil(Instant.Zero);
        Pacer = new WallClockPacer(AdvanceTo, _engine.Sample, new PacerOptions { Speed = options.Speed }, clock: clock);
    }

    /// <summary>The opaque id: all that telemetry and API tell of what is being played.</summary>
    public string Id { get; }

    /// <summary>The scenario.</summary>
    public LoadedScenario Loaded { get; }

    /// <summary>How the session runs.</summary>
    public LiveOptions Options { get; }

    /// <summary>What drives it.</summary>
    public WallClockPacer Pacer { get; }

    /// <summary>The system as it stands.</summary>
    public SystemDescription System => Pacer.Observe(() => _engine.System);

    /// <summary>The engine's name.</summary>
    public string EngineName => _engine.Name;

    /// <summary>The operator's changes so far, in the order made.</summary>
    public ImmutableArray<TimedChange> Journal
    {
        get
        {
            lock (_journal)
            {
                return [.. _journal];
            }
        }
    }

    /// <summary>What all nodes say now.</summary>
    public IReadOnlyList<ResourceMetrics> Collect() => Pacer.Observe(_telemetry.Collect);

    /// <summary>Makes changes at this instant: all of them or, if one does not fit, none.</summary>
    /// <returns>When.</returns>
    /// <exception cref="ChangeRefusedException">One does not fit the system as it stands.</exception>
    public Instant Apply(IReadOnlyList<Change> changes)
    {
        var at = Instant.Zero;
        Pacer.Change(now =>
        {
            at = now;
            _ = changes.Aggregate(_engine.System, (system, change) => change.Apply(system));
            foreach (var change in changes)
                _engine.Apply(change, ChangeOrigin.Operator);
            lock (_journal)
            {
                _journal.AddRange(changes.Select(change => new TimedChange(now, change)));
            }
        });
        return at;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _engine.Dispose();
        _telemetry.Dispose();
    }

    private void AdvanceTo(Instant instant)
    {
        while (_faultsToCome.TryPeek(out var fault) && fault.At <= instant)
        {
            _engine.AdvanceTo(fault.At);
            ApplyFaultsUntil(fault.At);
        }

        _engine.AdvanceTo(instant);
    }

    private void ApplyFaultsUntil(Instant instant)
    {
        while (_faultsToCome.TryPeek(out var fault) && fault.At <= instant)
            _engine.Apply(_faultsToCome.Dequeue().Change, ChangeOrigin.Fault);
    }
}
