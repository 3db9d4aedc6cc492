using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Rollouts;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>Any engine, with the autoscalers of its system: at every look they read metrics of a while ago and change numbers of instances.</summary>
/// <remarks>
/// <code>
/// AdvanceTo ──► engine ── facts ──► meter ──► sink
///                 ▲                   │ every period
///                 └── scale ◄── autoscaler of each tier that has one
/// </code>
/// As in production, an autoscaler stands outside: it knows what nodes report and makes the same change that an operator would, with the same lag of booting and
/// draining. Looks are at fixed instants, so a run repeats bit for bit on any engine. A system without autoscalers runs as if this were not here.
/// </remarks>
public sealed class AutoscalingEngine : IEngine
{
    private readonly AutoscalingMeter _meter;
    private readonly RolloutEngine _engine;
    private readonly SortedDictionary<string, Scaler> _scalers = new(StringComparer.Ordinal);

    private AutoscalingEngine(Func<ObservationSink, IEngine> create, ObservationSink sink)
    {
        _meter = new AutoscalingMeter(sink);
        _engine = new RolloutEngine(create(_meter));
        Reconcile();
    }

    /// <summary>The engine that runs the system.</summary>
    public IEngine Inner => _engine.Inner;

    /// <inheritdoc />
    public string Name => _engine.Name;

    /// <inheritdoc />
    public Instant Now => _engine.Now;

    /// <inheritdoc />
    public SystemDescription System => _engine.System;

    /// <inheritdoc />
    public long HandledEvents => _engine.HandledEvents;

    /// <inheritdoc />
    public string Digest => _engine.Digest;

    /// <summary>An engine that obeys the system's autoscalers, those that changes bring included.</summary>
    /// <param name="create">Makes the engine itself, with the sink for its facts.</param>
    /// <param name="sink">Where facts go in the end.</param>
    public static IEngine Around(Func<ObservationSink, IEngine> create, ObservationSink sink) => new AutoscalingEngine(create, sink);

    /// <inheritdoc />
    public void AdvanceTo(Instant instant)
    {
        while (_scalers.Count > 0)
        {
            var next = _scalers.Values.Min(scaler => scaler.NextLook);
            if (next > instant)
            {
                break;
            }

            _engine.AdvanceTo(next);
            Look();
        }

        _engine.AdvanceTo(instant);
    }

    /// <inheritdoc />
    public void Apply(Change change, ChangeOrigin origin)
    {
        _engine.Apply(change, origin);
        Reconcile();
    }

    /// <inheritdoc />
    public void Sample() => _engine.Sample();

    /// <inheritdoc />
    public void Dispose() => _engine.Dispose();

    private void Look()
    {
        _meter.IsMeasuring = true;
        _engine.Sample();
        _meter.IsMeasuring = false;
        _meter.Note(Now, Now - _scalers.Values.Aggregate(Duration.Zero, (longest, scaler) => Duration.Max(longest, scaler.Memory)));
        foreach (var (name, scaler) in _scalers.Where(one => one.Value.NextLook == Now).ToList())
        {
            var tier = (ProgramTierOptions)System.Tiers[name];
            scaler.NextLook = Now + scaler.Options.Every;
            var instances = scaler.Tracking.Decide(scaler.Options, _meter.Read(tier, scaler.Options, Now), Now);
            if (instances != tier.Instances)
            {
                _engine.Apply(new Scale(name, instances), ChangeOrigin.Autoscaler);
            }
        }
    }

    /// <summary>Autoscalers begin, change their terms and end with changes; the first look comes a period later.</summary>
    private void Reconcile()
    {
        foreach (var tier in System.Tiers.Values)
        {
            var options = (tier as ProgramTierOptions)?.Autoscaler;
            if (options is null)
            {
                _scalers.Remove(tier.Name);
            }
            else if (!_scalers.TryGetValue(tier.Name, out var scaler))
            {
                _scalers.Add(tier.Name, new Scaler(options, Now + options.Every));
            }
            else if (!ReferenceEquals(scaler.Options, options))
            {
                scaler.Options = options;
                scaler.NextLook = Now + options.Every;
            }
        }

        foreach (var gone in _scalers.Keys.Where(name => !System.Tiers.ContainsKey(name)).ToList())
        {
            _scalers.Remove(gone);
        }
    }

    private sealed class Scaler(AutoscalerOptions options, Instant firstLook)
    {
        public TargetTracking Tracking { get; } = new();

        public AutoscalerOptions Options { get; set; } = options;

        public Instant NextLook { get; set; } = firstLook;

        /// <summary>How far back the metrics are needed.</summary>
        public Duration Memory => Options.Delay + Options.Window + (Options.Every * 3);
    }
}
