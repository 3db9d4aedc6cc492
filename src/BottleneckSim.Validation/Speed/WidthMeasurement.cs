using System.Globalization;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>Whether a request's cost stays the same in larger systems.</summary>
internal static class WidthMeasurement
{
    private const double Target = 1.5;
    private static readonly int[] Widths = [3, 10, 100, 1_000];
    private static readonly BalancingPolicy[] Policies = [BalancingPolicy.RoundRobin, BalancingPolicy.LeastConnections, BalancingPolicy.TwoChoices];

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, ValidationContext context) => Policies.SelectMany(policy => Rows(policy, size, context));

    private static IEnumerable<ValidationRow> Rows(BalancingPolicy policy, SpeedSize size, ValidationContext context)
    {
        var cases = Widths.Select(width => new SpeedCase($"{width}", SpeedSystems.Wide(width, policy), SpeedSystems.WidePerSecond, size.WideRequests)).ToArray();
        var samples = SpeedRounds.Run(cases, size.Rounds, context.Cancellation);
        for (var index = 1; index < cases.Length; index++)
        {
            yield return SpeedRow.AtMost(
                "Cost of a request by the number of nodes, load and path the same", $"{policy}, {Number(Widths[index])} servers", $"cost against {Number(Widths[0])} servers", "ratio",
                SpeedFigures.Ratio(samples[index], samples[0]), Target);
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
