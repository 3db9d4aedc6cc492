using System.Text.Json.Nodes;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Observing;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Cli.Running;

/// <summary>A run as JSON, schema <c>bottlenecksim/run/1</c>: times in seconds, sizes in bytes, ratios from 0 to 1. See docs/command-line.md.</summary>
internal static class RunJson
{
    public static JsonObject Of(RunReport report) => new()
    {
        ["schema"] = "bottlenecksim/run/1",
        ["scenario"] = report.Loaded.Scenario.Id,
        ["engine"] = report.Result.Engine,
        ["seed"] = report.Seed,
        ["digest"] = report.Result.Digest,
        ["simulatedSeconds"] = report.Result.End.TotalSeconds,
        ["handledEvents"] = report.Result.HandledEvents,
        ["wallSeconds"] = report.WallTime.TotalSeconds,
        ["changes"] = new JsonArray([.. report.Result.Measurements.Changes.Where(ChangeTable.IsTold).Select(Change)]),
        ["windows"] = new JsonArray([.. report.Result.Measurements.Windows.Select(window => WindowJson.Of(window))]),
        ["objectives"] = new JsonArray([.. report.Loaded.Scenario.Objectives.Select(objective => Objective(objective, report.Result.Judged))]),
        ["series"] = Series(report.Result.Measurements),
    };

    private static JsonObject Change(ChangeProgress change) => new()
    {
        ["atSeconds"] = change.Begun.TotalSeconds,
        ["completeAfterSeconds"] = change.Taken?.TotalSeconds,
        ["kind"] = change.Kind,
        ["description"] = change.Description,
    };

    private static JsonObject Objective(Objective objective, WindowMeasurement window)
    {
        var requirement = Requirement.Of(objective);
        var sample = requirement.In(window);
        return new JsonObject
        {
            ["requirement"] = requirement.Describe(),
            ["operation"] = requirement is StalenessRequirement ? null : requirement.Subject,
            ["tier"] = (requirement as StalenessRequirement)?.Tier,
            ["withinSeconds"] = requirement.Within?.TotalSeconds,
            ["requiredShare"] = requirement.Share,
            ["share"] = sample.Share,
            ["isKept"] = sample.Share >= requirement.Share,
        };
    }

    private static JsonObject Series(RunMeasurements measurements)
    {
        var series = new JsonObject();
        foreach (var (operation, points) in measurements.OperationSeries)
            series[operation] = new JsonArray([.. points.Select(Point)]);
        return series;
    }

    private static JsonObject Point(OperationPoint point) => new()
    {
        ["fromSeconds"] = point.From.TotalSeconds,
        ["requestsPerSecond"] = JsonNumber.Of(point.RequestsPerSecond),
        ["failuresPerSecond"] = JsonNumber.Of(point.FailuresPerSecond),
        ["p50Seconds"] = JsonNumber.Of(point.MedianSeconds),
        ["p95Seconds"] = JsonNumber.Of(point.P95Seconds),
        ["p99Seconds"] = JsonNumber.Of(point.P99Seconds),
    };
}
