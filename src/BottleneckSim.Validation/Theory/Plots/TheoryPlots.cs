using System.Collections.Immutable;
using BottleneckSim.Validation.Plots;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Rows;

namespace BottleneckSim.Validation.Theory.Plots;

/// <summary>The plots of the theory section: the exact curve, and our intervals on it.</summary>
internal static class TheoryPlots
{
    public static IEnumerable<Plot> Of(ImmutableArray<TheoryResult> results) => new[] { Sojourns(results), Throughputs(results), HitRatios(results), TwoChoices(results) }
        .Where(plot => plot.Series.Any(series => series is { Kind: PlotSeriesKind.Points, Points.Length: > 0 }));

    private static Plot Sojourns(ImmutableArray<TheoryResult> results) => new()
    {
        Name = "theory-sojourn",
        Title = "M/M/1: sojourn against load",
        Caption = "Lines are exact theory, points are ours; the simultaneous intervals are mostly smaller than the points.",
        X = new PlotAxis("load ρ"),
        Y = new PlotAxis("sojourn, service times", IsLogarithmic: true),
        Series =
        [
            .. new (string Name, Func<double, double> Exact)[]
            {
                ("mean sojourn", SingleServerQueue.MeanSojourn),
                ("p95 of the sojourn", load => SingleServerQueue.SojournQuantile(load, 0.95)),
                ("p99 of the sojourn", load => SingleServerQueue.SojournQuantile(load, 0.99)),
            }.SelectMany((curve, colour) => Curve(
                curve.Name, colour, Enumerable.Range(20, 77).Select(percent => percent / 100.0), curve.Exact, Measured(results, "M/M/1", curve.Name))),
        ],
    };

    private static Plot Throughputs(ImmutableArray<TheoryResult> results) => new()
    {
        Name = "theory-closed-network",
        Title = "Closed network: throughput against users",
        Caption = "Users think 50 service times, then need 1 and 0.5 service times at two stations. The line is exact mean-value analysis.",
        X = new PlotAxis("users"),
        Y = new PlotAxis("requests a service time", Minimum: 0),
        Series = [.. Curve("throughput", 0, Enumerable.Range(1, 105).Select(users => (double)users), users => ClosedNetworkRows.OneClassSolution((int)users).Throughputs[0], Measured(results, ClosedNetworkRows.OneClassGroup, "throughput"))],
    };

    private static Plot HitRatios(ImmutableArray<TheoryResult> results)
    {
        var popularities = CheApproximation.Zipf(CacheRows.Keys, CacheRows.Exponent);
        var capacities = Enumerable.Range(0, 45).Select(step => 10 * Math.Pow(150, step / 44.0)).ToList();
        return new Plot
        {
            Name = "theory-caches",
            Title = "Hit ratio against room",
            Caption = FormattableString.Invariant($"{CacheRows.Keys} keys, Zipf's exponent {CacheRows.Exponent}. Lines are Che's approximation."),
            X = new PlotAxis("entries that fit", IsLogarithmic: true),
            Y = new PlotAxis("hit ratio", Minimum: 0),
            Series =
            [
                .. Curve("least recently used", 0, capacities, capacity => CheApproximation.LeastRecentlyUsed(popularities, capacity), Capacities(results, "least recently used")),
                .. Curve("first in, first out", 1, capacities, capacity => CheApproximation.FirstInFirstOut(popularities, capacity), Capacities(results, "first in, first out")),
            ],
        };
    }

    private static Plot TwoChoices(ImmutableArray<TheoryResult> results) => new()
    {
        Name = "theory-two-choices",
        Title = "Two random choices: servers with at least k jobs",
        Caption = "Lines join ρ^(2^k − 1), the law of infinitely many servers; dashed: ρ^k, one random choice.",
        X = new PlotAxis("k"),
        Y = new PlotAxis("share of servers", IsLogarithmic: true, Minimum: 1e-3),
        Series =
        [
            .. results.Where(result => result.System.Group == TwoChoicesRows.Group).SelectMany((result, colour) => Curve(
                $"load {result.System.Abscissa}", colour, Depths(result), depth => TwoChoicesQueue.ShareWithAtLeast((int)depth, result.System.Abscissa),
                [.. result.Rows.Select((row, index) => new PlotPoint(index + 1, row.Ours, row.Low, row.High))])
                .Append(new PlotSeries($"one choice, {result.System.Abscissa}", PlotSeriesKind.DashedLine, [.. Depths(result).Select(depth => new PlotPoint(depth, Math.Pow(result.System.Abscissa, depth)))], colour))),
        ],
    };

    private static IEnumerable<double> Depths(TheoryResult result) => Enumerable.Range(1, result.Rows.Length).Select(depth => (double)depth);

    private static ImmutableArray<PlotPoint> Measured(ImmutableArray<TheoryResult> results, string group, string figure) =>
    [
        .. from result in results
           where result.System.Group == @group
           from row in result.Rows
           where row.Compares == figure
           select new PlotPoint(result.System.Abscissa, row.Ours, row.Low, row.High),
    ];

    private static ImmutableArray<PlotPoint> Capacities(ImmutableArray<TheoryResult> results, string policy) =>
    [
        .. from result in results
           where result.System.Group == CacheRows.CapacityGroup && result.System.Name.StartsWith(policy, StringComparison.Ordinal)
           let row = result.Rows[0]
           select new PlotPoint(result.System.Abscissa, row.Ours, row.Low, row.High),
    ];

    private static IEnumerable<PlotSeries> Curve(string name, int colour, IEnumerable<double> at, Func<double, double> exact, ImmutableArray<PlotPoint> measured) =>
    [
        new PlotSeries($"{name}, theory", PlotSeriesKind.Line, [.. at.Select(x => new PlotPoint(x, exact(x)))], colour),
        new PlotSeries($"{name}, ours", PlotSeriesKind.Points, measured, colour),
    ];
}
