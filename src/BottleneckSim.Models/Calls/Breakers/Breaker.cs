using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Calls;

namespace BottleneckSim.Models.Calls.Breakers;

/// <summary>A circuit breaker.</summary>
/// <remarks>
/// <code>
///            enough failures                  open-for is over
///  Closed ───────────────────► Open ───────────────────────────► HalfOpen (few at a time)
///    ▲                          ▲ ▲──────── a trial fails ──────────┤
///    └──────────────────────────┴──────── all trials succeed ───────┘ (to Closed)
/// </code>
/// An attempt that began before the last change of state has no say.
/// </remarks>
public sealed class Breaker
{
    private readonly BreakerOptions _options;
    private readonly OutcomeWindow _window;
    private Instant _opened;
    private int _trialsUnderWay;
    private int _trialsSucceeded;

    /// <summary>A closed breaker.</summary>
    public Breaker(BreakerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _window = new OutcomeWindow(options.Window);
    }

    /// <summary>What it does with calls, as far as anybody has asked it to.</summary>
    public BreakerState State { get; private set; }

    /// <summary>How often it has opened.</summary>
    public long Openings { get; private set; }

    /// <summary>Grows with every change of state.</summary>
    public int Epoch { get; private set; }

    /// <summary>Asks whether an attempt may be made now; if so, <see cref="Report"/> or <see cref="Forget"/> must follow with the <see cref="Epoch"/> as it then is.</summary>
    public bool TryEnter(Instant now)
    {
        if (State == BreakerState.Open && now - _opened >= _options.OpenFor)
        {
            (_trialsUnderWay, _trialsSucceeded) = (0, 0);
            Become(BreakerState.HalfOpen);
        }

        if (State == BreakerState.HalfOpen)
        {
            if (_trialsUnderWay + _trialsSucceeded >= _options.TrialCalls)
            {
                return false;
            }

            _trialsUnderWay++;
        }

        return State != BreakerState.Open;
    }

    /// <summary>An attempt has ended.</summary>
    /// <param name="now">When.</param>
    /// <param name="epoch">The epoch in which it began.</param>
    /// <param name="hasFailed">Whether it failed, was refused or timed out.</param>
    public void Report(Instant now, int epoch, bool hasFailed)
    {
        if (epoch != Epoch)
        {
            return;
        }

        if (State == BreakerState.HalfOpen)
        {
            ReportTrial(now, hasFailed);
            return;
        }

        _window.Add(now, hasFailed);
        if (hasFailed && _window.Failures >= _options.Failures && _window.Failures >= _options.Ratio * _window.Attempts)
        {
            Open(now);
        }
    }

    /// <summary>An attempt was given up by its caller before it said anything about the target.</summary>
    /// <param name="epoch">The epoch in which it began.</param>
    public void Forget(int epoch)
    {
        if (epoch == Epoch && State == BreakerState.HalfOpen)
        {
            _trialsUnderWay--;
        }
    }

    private void ReportTrial(Instant now, bool hasFailed)
    {
        if (hasFailed)
        {
            Open(now);
            return;
        }

        _trialsUnderWay--;
        _trialsSucceeded++;
        if (_trialsSucceeded == _options.TrialCalls)
        {
            _window.Clear();
            Become(BreakerState.Closed);
        }
    }

    private void Open(Instant now)
    {
        _opened = now;
        Openings++;
        _window.Clear();
        Become(BreakerState.Open);
    }

    private void Become(BreakerState state)
    {
        State = state;
        Epoch++;
    }
}
