using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads.Patterns;

/// <summary>How an arrival rate changes in time, as a factor on it. Counted from the start of the run or from the change that set it.</summary>
public abstract record RatePattern
{
    /// <summary>The factor as straight pieces.</summary>
    internal abstract RateProfile Compile();
}

/// <summary>Up and down in a sine: day and night. The mean factor is 1.</summary>
/// <remarks>
/// <code>
/// 1 + swing  ╭─╮
/// 1        ──╯ ╰╮   ╭     straight pieces between 288 points a period: at most 0.00006 · swing beside the sine
/// 1 − swing     ╰───╯
/// </code>
/// </remarks>
/// <param name="Period">From peak to peak: 1 s to 7 d.</param>
/// <param name="Swing">0 to 1.</param>
/// <param name="PeakAt">When the first peak is: 0 to 7 d.</param>
public sealed record DiurnalPattern(Duration Period, double Swing, Duration PeakAt) : RatePattern
{
    private const int Pieces = 288;

    internal override RateProfile Compile()
    {
        var shift = 0.25 - ((double)(PeakAt.Nanoseconds % Period.Nanoseconds) / Period.Nanoseconds);
        var factors = Enumerable.Range(0, Pieces + 1).Select(piece => 1 + (Swing * Sine.OfTurn((piece % Pieces / (double)Pieces) + shift))).ToList();
        return new RateProfile(
            Enumerable.Range(0, Pieces).Select(piece => new RatePiece(
                (long)((Int128)Period.Nanoseconds * piece / Pieces), (long)((Int128)Period.Nanoseconds * (piece + 1) / Pieces), factors[piece], factors[piece + 1])),
            Period.Nanoseconds);
    }
}

/// <summary>A burst every so often, and the plain rate in between.</summary>
/// <param name="Every">From burst to burst: 1 ms to 7 d. The first begins after the first such while less the burst's length.</param>
/// <param name="Length">How long one is: shorter than <paramref name="Every"/>.</param>
/// <param name="Factor">The factor in it: 0 to 1,000.</param>
public sealed record BurstPattern(Duration Every, Duration Length, double Factor) : RatePattern
{
    internal override RateProfile Compile()
    {
        var begin = (Every - Length).Nanoseconds;
        return new RateProfile([new RatePiece(0, begin, 1, 1), new RatePiece(begin, Every.Nanoseconds, Factor, Factor)], Every.Nanoseconds);
    }
}

/// <summary>Straight lines between points; before the first and after the last, their factors, unless it repeats.</summary>
/// <param name="Points">At least one, in the order of time.</param>
/// <param name="Repeats">After how long it begins anew, at or after the last point; null means that it does not.</param>
public sealed record PointsPattern(ImmutableArray<RatePoint> Points, Duration? Repeats) : RatePattern
{
    internal override RateProfile Compile()
    {
        var pieces = new List<RatePiece>();
        var (at, factor) = (0L, Points[0].Factor);
        foreach (var point in Points)
        {
            pieces.Add(new RatePiece(at, point.At.Nanoseconds, factor, point.Factor));
            (at, factor) = (point.At.Nanoseconds, point.Factor);
        }

        pieces.Add(new RatePiece(at, Repeats?.Nanoseconds ?? long.MaxValue, factor, factor));
        return new RateProfile(pieces, Repeats?.Nanoseconds);
    }
}

/// <summary>A point of a pattern.</summary>
/// <param name="At">When: 0 to 7 d.</param>
/// <param name="Factor">The factor then: 0 to 1,000.</param>
public readonly record struct RatePoint(Duration At, double Factor);
