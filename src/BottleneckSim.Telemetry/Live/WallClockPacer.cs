using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Telemetry.Live;

/// <summary>Drives a run by the wall clock and lets others look at it, one at a time.</summary>
/// <remarks>
/// <code>
/// wall clock ──× speed──► target ──► advanceTo(≤ one step at a time)  ┐
/// scrape     ──────────────────────► advance, sample, read            ├─ one lock
/// operator   ──────────────────────► advance, change                  ┘
/// </code>
/// A run that cannot keep up falls behind by at most <see cref="PacerOptions.MaximumLag"/>; beyond that wall-clock time is given
/// up (<see cref="SkippedTime"/>), so that a machine that slept does not spend an hour catching up. Where the steps end is the
/// clock's doing, and the run must not depend on it: an engine's order of events does not. If the run fails, it is over: every
/// later look throws, and a scrape answers 500.
/// </remarks>
public sealed class WallClockPacer
{
    private readonly Lock _lock = new();
    private readonly PacerOptions _options;
    private readonly Action<Instant> _advanceTo;
    private readonly Action _sample;
    private readonly TimeProvider _clock;
    private long _originTimestamp;
    private Instant _origin;
    private Instant _now;
    private long _sampledTimestamp;
    private Exception? _failure;

    /// <summary>A pacer that starts now.</summary>
    /// <param name="advanceTo">Lets the run process every event up to an instant; the instants never go back.</param>
    /// <param name="sample">Lets the run emit its samples.</param>
    /// <param name="options">The pace.</param>
    /// <param name="start">Where the run stands. Default: its beginning.</param>
    /// <param name="clock">The clock. Default: the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public WallClockPacer(
        Action<Instant> advanceTo, Action sample, PacerOptions? options = null, Instant start = default, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(advanceTo);
        ArgumentNullException.ThrowIfNull(sample);
        _options = options ?? new PacerOptions();
        _options.Validate();
        _advanceTo = advanceTo;
        _sample = sample;
        _clock = clock ?? TimeProvider.System;
        _origin = _now = start;
        _originTimestamp = _sampledTimestamp = _clock.GetTimestamp();
    }

    /// <summary>How far the run has come.</summary>
    public Instant Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>How far the run is behind the clock.</summary>
    public TimeSpan Lag
    {
        get
        {
            lock (_lock)
            {
                return LagWithinLock();
            }
        }
    }

    /// <summary>How much wall-clock time has been given up because the run could not keep up.</summary>
    public TimeSpan SkippedTime { get; private set; }

    /// <summary>Advances by one step at most.</summary>
    /// <returns>Whether the run is on time; otherwise another step is due.</returns>
    /// <exception cref="InvalidOperationException">The run has failed.</exception>
    public bool Step()
    {
        lock (_lock)
        {
            return Guarded(StepWithinLock);
        }
    }

    /// <summary>Looks at the run: advances, samples and reads, while nothing else happens.</summary>
    /// <exception cref="InvalidOperationException">The run has failed.</exception>
    public T Observe<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (_lock)
        {
            Guarded(() =>
            {
                StepWithinLock();
                return SampleWithinLock();
            });
            return read();
        }
    }

    /// <summary>Changes the run: advances and acts at the instant given, while nothing else happens.</summary>
    /// <exception cref="InvalidOperationException">The run has failed.</exception>
    public void Change(Action<Instant> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        lock (_lock)
        {
            Guarded(StepWithinLock);
            act(_now);
        }
    }

    /// <summary>Paces the run until it is cancelled.</summary>
    /// <exception cref="InvalidOperationException">The run has failed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (Step())
            {
                await Task.Delay(_options.Tick, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await Task.Yield();
            }
        }
    }

    private bool StepWithinLock()
    {
        var lag = LagWithinLock();
        if (lag > _options.MaximumLag)
        {
            SkippedTime += lag - _options.MaximumLag;
            lag = _options.MaximumLag;
            _origin = _now;
            _originTimestamp = _clock.GetTimestamp() - ToTimestamp(lag);
        }

        if (lag > TimeSpan.Zero)
        {
            var step = lag < _options.MaximumStep ? lag : _options.MaximumStep;
            var next = _now + Duration.FromNanoseconds((long)(step.TotalNanoseconds * _options.Speed));
            _advanceTo(next);
            _now = next;
        }

        if (_clock.GetElapsedTime(_sampledTimestamp) >= _options.SampleInterval)
        {
            SampleWithinLock();
        }

        return lag <= _options.MaximumStep;
    }

    private bool SampleWithinLock()
    {
        _sample();
        _sampledTimestamp = _clock.GetTimestamp();
        return true;
    }

    private TimeSpan LagWithinLock()
    {
        var due = _clock.GetElapsedTime(_originTimestamp);
        return due - TimeSpan.FromSeconds((_now - _origin).TotalSeconds / _options.Speed);
    }

    private long ToTimestamp(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);

    private bool Guarded(Func<bool> advance)
    {
        if (_failure is not null)
        {
            throw Failed(_failure);
        }

        try
        {
            return advance();
        }
        // Whatever it was, the run's state can no longer be trusted.
        catch (Exception exception)
        {
            _failure = exception;
            throw Failed(exception);
        }
    }

    private InvalidOperationException Failed(Exception cause) => new($"The run has failed at {_now} and cannot go on: {cause.Message}", cause);
}
