using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads.Patterns;

/// <summary>A clock that runs as fast as an open load is high: its pattern's factor times its spike's.</summary>
internal readonly struct RateClock : IEquatable<RateClock>
{
    private readonly RatePattern? _pattern;
    private readonly RateProfile? _profile;
    private readonly SpikeOptions? _spike;
    private readonly Instant _since;
    private readonly Instant _spikeSince;

    private RateClock(RatePattern? pattern, RateProfile? profile, SpikeOptions? spike, Instant since, Instant spikeSince) =>
        (_pattern, _profile, _spike, _since, _spikeSince) = (pattern, profile, spike, since, spikeSince);

    /// <summary>The clock after a change: a pattern and a spike that are new begin now, others go on.</summary>
    public RateClock With(OpenLoadOptions options, Instant now)
    {
        var isSame = ReferenceEquals(options.Pattern, _pattern);
        return new(
            options.Pattern,
            isSame ? _profile : options.Pattern?.Compile(),
            options.Spike,
            isSame ? _since : now,
            ReferenceEquals(options.Spike, _spike) ? _spikeSince : now);
    }

    /// <summary>When so much has passed on this clock; null if never.</summary>
    public Instant? After(Instant from, Duration needed)
    {
        if (_spike is null || from >= SpikeEnd)
        {
            return _profile is null ? from + needed : Plus(from, _profile.TimeUntil(Elapsed(from), needed.Nanoseconds));
        }

        var profile = _profile ?? RateProfile.Flat;
        if (_spike.Factor > 0 && Plus(from, profile.TimeUntil(Elapsed(from), needed.Nanoseconds / _spike.Factor)) is { } within && within <= SpikeEnd)
        {
            return within;
        }

        var left = Math.Max(0, needed.Nanoseconds - Passed(from, SpikeEnd));
        return Plus(SpikeEnd, profile.TimeUntil(Elapsed(SpikeEnd), left));
    }

    /// <summary>What passes on this clock between two instants, in nanoseconds.</summary>
    public double Passed(Instant from, Instant to)
    {
        if (_spike is null || from >= SpikeEnd)
        {
            return _profile is null ? (to - from).Nanoseconds : _profile.Integral(Elapsed(from), Elapsed(to));
        }

        var profile = _profile ?? RateProfile.Flat;
        var end = Instant.Min(to, SpikeEnd);
        var within = _spike.Factor * profile.Integral(Elapsed(from), Elapsed(end));
        return end == to ? within : within + profile.Integral(Elapsed(end), Elapsed(to));
    }

    /// <inheritdoc />
    public bool Equals(RateClock other) =>
        ReferenceEquals(_pattern, other._pattern) && ReferenceEquals(_spike, other._spike) && _since == other._since && _spikeSince == other._spikeSince;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is RateClock other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => 0; // Never a key.

    private Instant SpikeEnd => _spikeSince + _spike!.Length;

    private long Elapsed(Instant instant) => _profile is null ? instant.Nanoseconds : (instant - _since).Nanoseconds;

    private static Instant? Plus(Instant from, long? nanoseconds) =>
        nanoseconds is { } time && time < long.MaxValue - from.Nanoseconds ? from + Duration.FromNanoseconds(time) : null;
}
