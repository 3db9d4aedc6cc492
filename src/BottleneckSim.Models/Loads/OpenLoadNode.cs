using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads;

/// <summary>Requests that come whether or not earlier ones were answered.</summary>
/// <remarks>
/// <code>
/// gap ──► request ──► gap ──► request …     gaps exponential (Poisson) or equal, on a clock that runs as fast as the load is high
/// </code>
/// A gap is drawn for the mean rate. A pattern, a spike or a new rate makes time pass faster or slower in it (inversion of the integrated rate;
/// Law, Simulation Modeling and Analysis, 5th edition, section 8.6.2): the same draws give the same requests, only sooner or later.
/// </remarks>
public sealed class OpenLoadNode : LoadNode
{
    private const double NanosecondsPerSecond = 1e9;
    private static readonly Purpose Gap = new("arrival-gap");
    private static readonly Purpose Visitor = new("visitor");

    private Distribution _gap = new ConstantDistribution(NanosecondsPerSecond);
    private RateClock _clock;
    private double _rate;
    private long _arrival;
    private long _epoch;
    private Duration _needed;
    private Instant _since;

    /// <summary>Prepares the arrivals.</summary>
    public OpenLoadNode(NodeContext context)
        : base(context)
    {
    }

    private OpenLoadOptions Options => (OpenLoadOptions)Self.Tier.Load!;

    /// <inheritdoc />
    protected override void OnStart()
    {
        base.OnStart();
        DrawGap();
    }

    /// <inheritdoc />
    /// <remarks>Of the gap in progress the part that has passed stays; the rest passes at the new rate.</remarks>
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        var (rate, clock) = (Options.ArrivalsPerSecond, _clock.With(Options, Now));
        var mean = NanosecondsPerSecond / rate;
        _gap = Options.Process == ArrivalProcess.Poisson ? new ExponentialDistribution(mean) : new ConstantDistribution(mean);
        if (_rate > 0 && (rate != _rate || !clock.Equals(_clock)))
        {
            var left = Math.Max(0, _needed.Nanoseconds - _clock.Passed(_since, Now)) * (_rate / rate);
            _needed = Duration.FromNanoseconds((long)(left + 0.5));
            _epoch++;
            (_rate, _clock) = (rate, clock);
            Arm();
        }

        (_rate, _clock) = (rate, clock);
    }

    /// <inheritdoc />
    protected override void OnOwnTimer(long ticket)
    {
        if (Self.IsRemoved || ticket != _epoch)
        {
            return;
        }

        var draw = NodeDraw.With(_arrival);
        Issue(draw, 0, Options.Visitors is { } many ? NodeDraw.With(Visitor).With(draw.With(Visitor).Below(many)) : draw);
        _arrival++;
        DrawGap();
    }

    /// <inheritdoc />
    protected override void OnFinished(int user, Instant issued)
    {
    }

    private void DrawGap()
    {
        var stream = NodeDraw.With(_arrival).With(Gap).Stream();
        _needed = _gap.SampleDuration(ref stream);
        Arm();
    }

    private void Arm()
    {
        _since = Now;
        if (_clock.After(Now, _needed) is { } next)
        {
            SetTimer(next, OwnTimer, _epoch);
        }
    }
}
