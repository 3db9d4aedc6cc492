using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>Requests a second on one core, and what watching them costs.</summary>
internal static class ThroughputMeasurement
{
    private const double SingleServerTarget = 2e6;
    private const double ShopTarget = 250_000;
    private const double WatchingTarget = 0.25;

    public static IEnumerable<ValidationRow> Rows(SpeedSize size, ValidationContext context)
    {
        var samples = SpeedRounds.Run(
            [
                new SpeedCase("M/M/1", SpeedSystems.SingleServer, SpeedSystems.SingleServerPerSecond, size.SingleServerRequests),
                new SpeedCase("M/M/1 unwatched", SpeedSystems.SingleServer, SpeedSystems.SingleServerPerSecond, size.SingleServerRequests, IsWatched: false),
                new SpeedCase("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.ShopRequests),
                new SpeedCase("shop unwatched", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, size.ShopRequests, IsWatched: false),
            ],
            size.Rounds,
            context.Cancellation);
        const string Group = "Requests a second, one core";
        yield return SpeedRow.AtLeast(Group, "M/M/1", "through the full model", "requests/s", SpeedFigures.PerSecond(samples[0]), SingleServerTarget, EventsOf(samples[0]));
        yield return SpeedRow.AtLeast(Group, "shop", "through the full model", "requests/s", SpeedFigures.PerSecond(samples[2]), ShopTarget, EventsOf(samples[2]));
        yield return SpeedRow.AtMost(Group, "M/M/1, watching", "share of a request's cost", "share", SpeedFigures.ShareAbove(samples[0], samples[1]), WatchingTarget);
        yield return SpeedRow.AtMost(Group, "shop, watching", "share of a request's cost", "share", SpeedFigures.ShareAbove(samples[2], samples[3]), WatchingTarget);
        yield return Allocation(Group, "M/M/1, allocation", samples[0]);
        yield return Allocation(Group, "shop, allocation", samples[2]);
    }

    private static string EventsOf(SpeedSample[] samples) =>
        FormattableString.Invariant($"{samples[0].Events / (double)samples[0].Requests:F1} events a request, histograms and observations on");

    private static ValidationRow Allocation(string group, string name, SpeedSample[] samples) => SpeedRow.Reported(
        group, name, "allocated in steady state", "bytes/request", samples.Average(sample => sample.AllocatedBytes / (double)sample.Requests), "arrays that grow at a new record");
}
