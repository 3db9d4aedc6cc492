namespace BottleneckSim.Kernel.SimulatedTime;

/// <summary>A point in simulated time: an integer count of nanoseconds since the run began.</summary>
public readonly struct Instant : IEquatable<Instant>, IComparable<Instant>
{
    private Instant(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>The beginning of the run.</summary>
    public static Instant Zero => default;

    /// <summary>The last instant that can be said; nothing happens then.</summary>
    public static Instant MaxValue => new(long.MaxValue);

    /// <summary>The nanoseconds since the run began.</summary>
    public long Nanoseconds { get; }

    /// <summary>The seconds since the run began, for display and statistics only.</summary>
    public double TotalSeconds => Duration.FromNanoseconds(Nanoseconds).TotalSeconds;

    /// <summary>The instant so many nanoseconds after the run began.</summary>
    public static Instant FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>The instant so many seconds after the run began.</summary>
    public static Instant FromSeconds(long seconds) => Zero + Duration.FromSeconds(seconds);

    /// <summary>The instant a duration later.</summary>
    public static Instant operator +(Instant left, Duration right) => new(checked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The instant a duration earlier.</summary>
    public static Instant operator -(Instant left, Duration right) => new(checked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>The time from right to left.</summary>
    public static Duration operator -(Instant left, Instant right) => Duration.FromNanoseconds(checked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>Whether both are the same instant.</summary>
    public static bool operator ==(Instant left, Instant right) => left.Nanoseconds == right.Nanoseconds;

    /// <summary>Whether the instants differ.</summary>
    public static bool operator !=(Instant left, Instant right) => left.Nanoseconds != right.Nanoseconds;

    /// <summary>Whether the left is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left is not later.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left is not earlier.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The earlier of two.</summary>
    public static Instant Min(Instant left, Instant right) => left <= right ? left : right;

    /// <summary>The later of two.</summary>
    public static Instant Max(Instant left, Instant right) => left >= right ? left : right;

    /// <inheritdoc />
    public int CompareTo(Instant other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc />
    public bool Equals(Instant other) => Nanoseconds == other.Nanoseconds;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Instant other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Nanoseconds.GetHashCode();

    /// <summary>The time since the run began, with one unit.</summary>
    public override string ToString() => Duration.FromNanoseconds(Nanoseconds).ToString();
}
