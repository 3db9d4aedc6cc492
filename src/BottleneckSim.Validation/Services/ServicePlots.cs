using System.Collections.Immutable;
using BottleneckSim.Validation.Plots;
using BottleneckSim.Validation.Services.Predictions;

namespace BottleneckSim.Validation.Services;

/// <summary>The plots of a study: the simulator's curves, the service's points.</summary>
internal static class ServicePlots
{
    private const double NanosecondsPerMillisecond = 1e6;

    public static ImmutableArray<Plot> Of(StudyResult result) => [Latency(result), Throughput(result)];

    private static Plot Latency(StudyResult result) => new()
    {
        Name = "service-latency",
        Title = "A real service: latency against offered load",
        Caption = "Lines: predicted from demands at low load. Points: measured afterwards, with 99 % intervals over repetitions. Gated from 30 % to 70 % of the knee.",
        X = new PlotAxis("offered requests a second", Minimum: 0),
        Y = new PlotAxis("latency in ms", IsLogarithmic: true),
        Series =
        [
            Predicted("p50 predicted", result, rate => rate.P50 / NanosecondsPerMillisecond, colour: 0),
            Measured("p50 measured", result, rate => rate.P50, 0.5, colour: 0),
            Predicted("p95 predicted", result, rate => rate.P95 / NanosecondsPerMillisecond, colour: 1),
            Measured("p95 measured", result, rate => rate.P95, 0.95, colour: 1),
        ],
    };

    private static Plot Throughput(StudyResult result) => new()
    {
        Name = "service-throughput",
        Title = "A real service: answers against offered load",
        Caption = "Line: predicted. Points: measured.",
        X = new PlotAxis("offered requests a second", Minimum: 0),
        Y = new PlotAxis("answers a second", Minimum: 0),
        Series =
        [
            Predicted("predicted", result, rate => rate.AnswersPerSecond, colour: 0),
            new PlotSeries("measured", PlotSeriesKind.Points, [.. result.Measured.Select(rate => new PlotPoint(rate.Summary.OfferedPerSecond, rate.Summary.AnswersPerSecond))], 0),
        ],
    };

    private static PlotSeries Predicted(string label, StudyResult result, Func<RateSummary, double> figure, int colour) => new(
        label, PlotSeriesKind.Line, [.. result.Prediction.Rates.Select(rate => new PlotPoint(rate.OfferedPerSecond, figure(rate)))], colour);

    private static PlotSeries Measured(string label, StudyResult result, Func<RateSummary, double> figure, double quantile, int colour) => new(
        label, PlotSeriesKind.Points, [.. result.Measured.Select(rate => Point(rate.Summary, figure(rate.Summary), quantile))], colour);

    private static PlotPoint Point(RateSummary rate, double nanoseconds, double quantile)
    {
        var halfWidth = rate.IntervalOfQuantile(quantile)?.HalfWidth;
        return new PlotPoint(
            rate.OfferedPerSecond, nanoseconds / NanosecondsPerMillisecond,
            (nanoseconds - halfWidth) / NanosecondsPerMillisecond, (nanoseconds + halfWidth) / NanosecondsPerMillisecond);
    }
}
