using System.Globalization;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>Whether a request's cost stays the same in longer runs and larger systems.</summary>
internal static class ScalingMeasurement
{
    private const double LengthTarget = 1.10;
    private const double WidthTarget = 1.5;
    private const long ShortRun = 100_000;
    private static readonly int[] Widths = [3, 10, 100, 1_000];

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, ValidationContext context) =>
        Lengths("M/M/1", SpeedSystems.SingleServer, SpeedSystems.SingleServerPerSecond, size.LongestRun, size, context)
            .Concat(Lengths("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.LongestShopRun, size, context))
            .Concat(new[] { BalancingPolicy.RoundRobin, BalancingPolicy.LeastConnections, BalancingPolicy.TwoChoices }.SelectMany(policy => WidthRows(policy, size, context)));

    private static IEnumerable<ValidationRow> Lengths(
        string name, Models.Systems.SystemDescription system, double perSecond, long longest, SpeedSize size, ValidationContext context)
    {
        List<SpeedCase> cases = [];
        for (var requests = ShortRun; requests <= longest; requests *= 10)
            cases.Add(new SpeedCase(name, system, perSecond, requests));
        var samples = SpeedRounds.Run(cases, size.ScalingRounds, context.Cancellation);
        for (var index = 1; index < cases.Count; index++)
        {
            yield return SpeedRow.AtMost(
                "Cost of a request by the length of the run", $"{name}, {Number(cases[index].Requests)} requests", $"cost against {Number(ShortRun)} requests", "ratio",
                SpeedFigures.Ratio(samples[index], samples[0]), LengthTarget);
        }
    }

    private static IEnumerable<ValidationRow> WidthRows(BalancingPolicy policy, SpeedSize size, ValidationContext context)
    {
        var cases = Widths.Select(width => new SpeedCase($"{width}", SpeedSystems.Wide(width, policy), SpeedSystems.WidePerSecond, size.WideRequests)).ToArray();
        var samples = SpeedRounds.Run(cases, size.ScalingRounds, context.Cancellation);
        for (var index = 1; index < cases.Length; index++)
        {
            yield return SpeedRow.AtMost(
                "Cost of a request by the number of nodes, load and path the same", $"{policy}, {Number(Widths[index])} servers", $"cost against {Number(Widths[0])} servers", "ratio",
                SpeedFigures.Ratio(samples[index], samples[0]), WidthTarget);
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
