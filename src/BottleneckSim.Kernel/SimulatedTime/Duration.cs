namespace BottleneckSim.Kernel.SimulatedTime;

/// <summary>A length of simulated time: a signed, integer count of nanoseconds (about ±292 years).</summary>
/// <remarks>Arithmetic is checked: an overflow is a defect of the model and stops the run.</remarks>
public readonly struct Duration : IEquatable<Duration>, IComparable<Duration>
{
    private const long NanosecondsPerMicrosecond = 1_000;
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The longest duration that can be said.</summary>
    public static Duration MaxValue => new(long.MaxValue);

    /// <summary>The count of nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>The length in seconds, for display and statistics only.</summary>
    public double TotalSeconds => Nanoseconds / (double)NanosecondsPerSecond;

    /// <summary>The length in milliseconds, for display only.</summary>
    public double TotalMilliseconds => Nanoseconds / (double)NanosecondsPerMillisecond;

    /// <summary>A duration of so many nanoseconds.</summary>
    public static Duration FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>A duration of so many microseconds.</summary>
    public static Duration FromMicroseconds(long microseconds) => new(checked(microseconds * NanosecondsPerMicrosecond));

    /// <summary>A duration of so many milliseconds.</summary>
    public static Duration FromMilliseconds(long milliseconds) => new(checked(milliseconds * NanosecondsPerMillisecond));

    /// <summary>A duration of so many seconds.</summary>
    public static Duration FromSeconds(long seconds) => new(checked(seconds * NanosecondsPerSecond));

    /// <summary>The sum.</summary>
    public static Duration operator +(Duration left, Duration right) => new(checked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The difference.</summary>
    public static Duration operator -(Duration left, Duration right) => new(checked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>The multiple.</summary>
    public static Duration operator *(Duration left, long factor) => new(checked(left.Nanoseconds * factor));

    /// <summary>The part, rounded towards zero.</summary>
    public static Duration operator /(Duration left, long divisor) => new(left.Nanoseconds / divisor);

    /// <summary>Whether both are the same length.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Nanoseconds == right.Nanoseconds;

    /// <summary>Whether the lengths differ.</summary>
    public static bool operator !=(Duration left, Duration right) => left.Nanoseconds != right.Nanoseconds;

    /// <summary>Whether the left is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The shorter of two.</summary>
    public static Duration Min(Duration left, Duration right) => left <= right ? left : right;

    /// <summary>The longer of two.</summary>
    public static Duration Max(Duration left, Duration right) => left >= right ? left : right;

    /// <inheritdoc />
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc />
    public bool Equals(Duration other) => Nanoseconds == other.Nanoseconds;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Nanoseconds.GetHashCode();

    /// <summary>The shortest exact spelling with one unit, as scenario files read it: <c>250us</c>, <c>1500ms</c>, <c>30s</c>.</summary>
    public override string ToString() => Nanoseconds switch
    {
        _ when Nanoseconds % NanosecondsPerSecond == 0 => $"{Nanoseconds / NanosecondsPerSecond}s",
        _ when Nanoseconds % NanosecondsPerMillisecond == 0 => $"{Nanoseconds / NanosecondsPerMillisecond}ms",
        _ when Nanoseconds % NanosecondsPerMicrosecond == 0 => $"{Nanoseconds / NanosecondsPerMicrosecond}us",
        _ => $"{Nanoseconds}ns",
    };
}
