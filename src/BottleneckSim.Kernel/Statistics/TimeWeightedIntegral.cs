using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Statistics;

/// <summary>The exact integral of a whole-numbered, stepwise constant value over simulated time, clipped to a window.</summary>
/// <remarks>
/// <code>
///   value
///     3 │          ┌─────┐            the integral is the area, in value × nanoseconds,
///     1 │   ┌──────┘█████│            of which only the part inside the window counts
///     0 ┴───┴──────┬─────┴──┬──► time
///                 from      to
/// </code>
/// Divided by the window's length it is the mean: busy cores give utilisation, queued requests give queue length.
/// </remarks>
public sealed class TimeWeightedIntegral
{
    private Instant _since;
    private Int128 _integral;

    /// <summary>A value of 0 from the beginning of the run, integrated over all of it.</summary>
    public TimeWeightedIntegral()
        : this(Instant.Zero, Instant.MaxValue)
    {
    }

    /// <summary>A value of 0 from the beginning of the run, integrated over a window only.</summary>
    /// <param name="from">Where the window begins.</param>
    /// <param name="to">Where it ends; not before it begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window ends before it begins.</exception>
    public TimeWeightedIntegral(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (From, To) = (from, to);
    }

    /// <summary>Where the window begins.</summary>
    public Instant From { get; }

    /// <summary>Where the window ends.</summary>
    public Instant To { get; }

    /// <summary>The value now.</summary>
    public long Value { get; private set; }

    /// <summary>The value changes at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the last change: time never goes back.</exception>
    /// <exception cref="OverflowException">The integral leaves 128 bits.</exception>
    public void Set(Instant at, long value)
    {
        _integral = IntegralUntil(at);
        _since = at;
        Value = value;
    }

    /// <summary>The value changes by a difference at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the last change: time never goes back.</exception>
    /// <exception cref="OverflowException">The value leaves 64 bits or the integral 128 bits.</exception>
    public void Add(Instant at, long difference) => Set(at, checked(Value + difference));

    /// <summary>The integral from the window's beginning up to an instant, in value × nanoseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the last change, of which nothing is kept.</exception>
    public Int128 IntegralUntil(Instant at)
    {
        if (at < _since)
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The value changed last at {_since}; its integral until {at} is no longer known.");
        }

        var (start, end) = (Instant.Max(_since, From), Instant.Min(at, To));
        return start < end ? checked(_integral + Math.BigMul(Value, (end - start).Nanoseconds)) : _integral;
    }

    /// <summary>The mean value from the window's beginning up to an instant; 0 when that is no time at all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the last change, of which nothing is kept.</exception>
    public double MeanUntil(Instant at)
    {
        var integral = IntegralUntil(at);
        var end = Instant.Min(at, To);
        return end > From ? (double)integral / (end - From).Nanoseconds : 0;
    }
}
