using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>What each part of a shop's request costs: the shop is put together part by part, and each step is compared with the one before.</summary>
internal static class PartsMeasurement
{
    private const ShopPart Balanced = ShopPart.Web | ShopPart.Balancer;
    private const ShopPart Computed = Balanced | ShopPart.SecondCompute;
    private const ShopPart Cached = Computed | ShopPart.Cache;
    private const ShopPart Stored = Cached | ShopPart.Database;
    private const ShopPart Whole = Stored | ShopPart.Queue;

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, ValidationContext context)
    {
        (string Name, ShopPart Parts, bool IsWatched)[] stages =
        [
            ("arrival, two links, one computation, digest", ShopPart.Web, false),
            ("balancer: two more hops and a choice", Balanced, false),
            ("a second computation", Computed, false),
            ("cache: look-up, and store after a miss", Cached, false),
            ("database: pool, plan, pages, after a miss", Stored, false),
            ("queue and worker", Whole, false),
            ("observations and histograms", Whole, true),
        ];
        var samples = SpeedRounds.Run(
            [.. stages.Select(stage => new SpeedCase(stage.Name, SpeedSystems.WithSteps(stage.Parts), SpeedSystems.ShopPerSecond, size.ShopRequests, stage.IsWatched))],
            size.Rounds,
            context.Cancellation);
        var whole = SpeedFigures.RequestNanoseconds(samples[^1]);
        for (var index = 0; index < stages.Length; index++)
        {
            var cost = index == 0 ? SpeedFigures.RequestNanoseconds(samples[0]) : SpeedFigures.Difference(samples[index], samples[index - 1]);
            var events = EventsOf(samples[index]) - (index == 0 ? 0 : EventsOf(samples[index - 1]));
            yield return SpeedRow.Reported(
                "What each part of a request costs", stages[index].Name, "processor time", "ns/request", cost,
                FormattableString.Invariant($"{cost.Value / whole.Value:P0} of the whole, {events:F1} events"));
        }

        yield return SpeedRow.Reported("What each part of a request costs", "the whole", "processor time", "ns/request", whole, FormattableString.Invariant($"{EventsOf(samples[^1]):F1} events"));
    }

    private static double EventsOf(SpeedSample[] samples) => samples[0].Events / (double)samples[0].Requests;
}
