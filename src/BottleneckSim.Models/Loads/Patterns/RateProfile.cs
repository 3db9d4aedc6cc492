using System.Collections.Immutable;

namespace BottleneckSim.Models.Loads.Patterns;

/// <summary>A straight piece of a rate's factor.</summary>
/// <param name="Begin">Nanoseconds since the beginning of the pattern.</param>
/// <param name="End">The same; <see cref="long.MaxValue"/> where it goes on for ever.</param>
/// <param name="From">The factor at the beginning.</param>
/// <param name="To">The factor at the end.</param>
internal readonly record struct RatePiece(long Begin, long End, double From, double To)
{
    public double FactorAt(long at) => From == To ? From : From + ((To - From) * (at - Begin) / (End - Begin));

    public double Integral(long from, long to) => (FactorAt(from) + FactorAt(to)) / 2 * (to - from);
}

/// <summary>A rate's factor in time: its integral, and the inverse of it.</summary>
/// <remarks>
/// <code>
/// factor   ╱╲___      a straight piece from r with slope k holds r·s + k·s²/2 after s; solved for s without cancellation:
///       __╱     ╲_    s = 2·need / (r + √(r² + 2·k·need))
/// </code>
/// </remarks>
internal sealed class RateProfile
{
    private readonly ImmutableArray<RatePiece> _pieces;
    private readonly long? _period;
    private readonly double _perPeriod;

    /// <summary>A profile of pieces that follow each other without a gap from 0 on.</summary>
    public RateProfile(IEnumerable<RatePiece> pieces, long? period)
    {
        _pieces = [.. pieces.Where(piece => piece.End > piece.Begin)];
        _period = period;
        _perPeriod = period is null ? 0 : _pieces.Sum(piece => piece.Integral(piece.Begin, piece.End));
    }

    /// <summary>Always one.</summary>
    public static RateProfile Flat { get; } = new([new RatePiece(0, long.MaxValue, 1, 1)], null);

    /// <summary>The integral of the factor between two moments.</summary>
    public double Integral(long from, long to) => UpTo(to) - UpTo(from);

    /// <summary>After how many nanoseconds from a moment on the integral has grown by so much; null if it never does.</summary>
    public long? TimeUntil(long from, double need)
    {
        var (at, passed) = (from, 0L);
        if (_period is { } period)
        {
            if (_perPeriod <= 0)
            {
                return null;
            }

            if (need / _perPeriod * period > 9e18)
            {
                return null;
            }

            var whole = (long)(need / _perPeriod);
            need -= whole * _perPeriod;
            passed = whole * period;
            at = from % period;
        }

        while (true)
        {
            var piece = _pieces[FindPiece(at)];
            var rest = piece.End == long.MaxValue ? double.PositiveInfinity : piece.Integral(at, piece.End);
            if (need <= rest)
            {
                return Solve(piece, at, need) is { } time ? passed + time : null;
            }

            need -= rest;
            passed += piece.End - at;
            at = piece.End == _period ? 0 : piece.End;
        }
    }

    private static long? Solve(RatePiece piece, long at, double need)
    {
        if (need <= 0)
        {
            return 0;
        }

        var rate = piece.FactorAt(at);
        var slope = piece.From == piece.To ? 0 : (piece.To - piece.From) / (piece.End - piece.Begin);
        var root = rate + Math.Sqrt(Math.Max(0, (rate * rate) + (2 * slope * need)));
        var time = 2 * need / root;
        return time < 9e18 ? (long)(time + 0.5) : null;
    }

    private double UpTo(long moment)
    {
        var (at, sum) = (moment, 0.0);
        if (_period is { } period)
        {
            sum = moment / period * _perPeriod;
            at = moment % period;
        }

        foreach (var piece in _pieces)
        {
            if (piece.Begin >= at)
            {
                break;
            }

            sum += piece.Integral(piece.Begin, Math.Min(piece.End, at));
        }

        return sum;
    }

    private int FindPiece(long at)
    {
        var (low, high) = (0, _pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pieces[middle].Begin <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
