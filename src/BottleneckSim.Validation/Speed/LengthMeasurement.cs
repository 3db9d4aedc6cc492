using System.Globalization;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>Whether a request's cost stays the same in longer runs.</summary>
/// <remarks>
/// <code>
/// long run    ├─ piece 1 ─┼─ piece 2 ─┼─ … ─┼─ piece 100 ─┤     as many requests in a piece as in the short run
/// short run   ├─ anew ────┤ anew ─────┤  …  ┤ anew ───────┤     beside every piece one short run from its start: a pair
/// </code>
/// The cost of the long run against the short one is the mean over its pieces; each piece has its own neighbour in time, and every second pair is in reverse order.
/// </remarks>
internal static class LengthMeasurement
{
    private const double Target = 1.10;
    private const int PiecesAtLeast = 10;
    private const int PairsThatSuffice = 40;

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, ValidationContext context) =>
        Rows("M/M/1", SpeedSystems.SingleServer, SpeedSystems.SingleServerPerSecond, size.LongestRun, size, context)
            .Concat(Rows("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.LongestShopRun, size, context));

    private static IEnumerable<ValidationRow> Rows(
        string name, SystemDescription system, double perSecond, long longest, SpeedSize size, ValidationContext context)
    {
        var one = new SpeedCase(name, system, perSecond, size.ShortRun);
        for (var requests = size.ShortRun * PiecesAtLeast; requests <= longest; requests *= 10)
        {
            List<double> ratios = [];
            while (ratios.Count < Math.Min(PairsThatSuffice, size.Rounds))
                ratios.AddRange(Pairs(one, requests / size.ShortRun, context.Cancellation));
            yield return SpeedRow.AtMost(
                "Cost of a request by the length of the run", $"{name}, {Number(requests)} requests", $"cost against {Number(size.ShortRun)} requests", "ratio",
                SpeedFigures.Of(ratios), Target, FormattableString.Invariant($"{ratios.Count} pairs"));
        }
    }

    private static IEnumerable<double> Pairs(SpeedCase one, long pieces, CancellationToken cancellation)
    {
        using var run = new SpeedRun(one);
        run.Advance(one.Requests / 10);
        for (var piece = 0L; piece < pieces; piece++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (piece % 2 == 0)
                yield return run.Advance(one.Requests).RequestNanoseconds / SpeedRounds.Measure(one).RequestNanoseconds;
            else
                yield return 1 / (SpeedRounds.Measure(one).RequestNanoseconds / run.Advance(one.Requests).RequestNanoseconds);
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
