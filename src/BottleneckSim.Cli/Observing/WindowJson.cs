using System.Globalization;
using System.Text.Json.Nodes;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Grading.Measurements;

namespace BottleneckSim.Cli.Observing;

/// <summary>What a window of a run showed, as JSON.</summary>
internal static class WindowJson
{
    public static JsonObject Of(WindowMeasurement window) => new()
    {
        ["name"] = window.Window.Name,
        ["fromSeconds"] = window.Window.From.TotalSeconds,
        ["toSeconds"] = window.Window.To.TotalSeconds,
        ["costPerHour"] = window.CostPerHour,
        ["requests"] = new JsonArray([.. LocustRow.Of(window).Select(Request)]),
        ["resources"] = new JsonArray([.. window.Resources.Select(Resource)]),
        ["statements"] = new JsonArray([.. window.Statements.Select(Statement)]),
        ["caches"] = new JsonArray([.. window.Caches.Select(Cache)]),
        ["queues"] = new JsonArray([.. window.Queues.Select(Queue)]),
        ["jobs"] = new JsonArray([.. window.Jobs.Select(Job)]),
    };

    private static JsonObject Request(LocustRow row)
    {
        var percentiles = new JsonObject();
        foreach (var (share, seconds) in LocustRow.Shares.Zip(row.Percentiles))
            percentiles[(share * 100).ToString("0.##", CultureInfo.InvariantCulture)] = JsonNumber.Of(seconds);
        return new JsonObject
        {
            ["type"] = row.Type,
            ["name"] = row.Name,
            ["requestCount"] = row.RequestCount,
            ["failureCount"] = row.FailureCount,
            ["unfinished"] = row.Unfinished,
            ["medianSeconds"] = JsonNumber.Of(row.Median),
            ["averageSeconds"] = JsonNumber.Of(row.Average),
            ["minimumSeconds"] = JsonNumber.Of(row.Minimum),
            ["maximumSeconds"] = JsonNumber.Of(row.Maximum),
            ["averageContentBytes"] = JsonNumber.Of(row.AverageContentBytes),
            ["requestsPerSecond"] = JsonNumber.Of(row.RequestsPerSecond),
            ["failuresPerSecond"] = JsonNumber.Of(row.FailuresPerSecond),
            ["percentilesSeconds"] = percentiles,
        };
    }

    private static JsonObject Resource(ResourceUse use)
    {
        var resource = ResourceWithoutModes(use);
        if (use.Losses.Sum > 0 && use.CapacityNanoseconds > 0)
            resource["modes"] = Modes(use);
        return resource;
    }

    private static JsonObject Modes(ResourceUse use) => new()
    {
        ["useful"] = JsonNumber.Of(use.UsefulNanoseconds / use.CapacityNanoseconds),
        ["switching"] = JsonNumber.Of(use.Losses.Switching / use.CapacityNanoseconds),
        ["stalled"] = JsonNumber.Of(use.Losses.Stalled / use.CapacityNanoseconds),
        ["steal"] = JsonNumber.Of(use.Losses.Stolen / use.CapacityNanoseconds),
        ["collecting"] = JsonNumber.Of(use.Losses.Collecting / use.CapacityNanoseconds),
    };

    private static JsonObject ResourceWithoutModes(ResourceUse use) => new()
    {
        ["node"] = use.Node,
        ["tier"] = use.Tier,
        ["resource"] = use.Resource,
        ["kind"] = use.Kind.ToString(),
        ["servers"] = use.Last.Capacity,
        ["utilisation"] = JsonNumber.Of(use.Utilisation),
        ["meanWaiting"] = JsonNumber.Of(use.MeanWaiting),
        ["meanWaitSeconds"] = JsonNumber.Of(use.MeanWaitSeconds),
        ["errors"] = use.Errors,
        ["judgement"] = UseJudgements.Of(use).ToString(),
    };

    private static JsonObject Statement(StatementMeasurement statement) => new()
    {
        ["tier"] = statement.Tier,
        ["query"] = statement.Query,
        ["plan"] = statement.Plan.ToString(),
        ["count"] = statement.Count,
        ["failures"] = statement.Failures,
        ["deadlocks"] = statement.Deadlocks,
        ["lockTimeouts"] = statement.LockTimeouts,
        ["rowsExamined"] = statement.RowsExamined,
        ["rowsReturned"] = statement.RowsReturned,
        ["pagesHit"] = statement.PagesHit,
        ["pagesRead"] = statement.PagesRead,
        ["meanSeconds"] = JsonNumber.Of(statement.MeanSeconds),
        ["p99Seconds"] = JsonNumber.Of(statement.P99Seconds),
        ["lockWaitSeconds"] = JsonNumber.Of(statement.LockWaitSeconds),
    };

    private static JsonObject Cache(CacheMeasurement cache) => new()
    {
        ["node"] = cache.Node,
        ["hits"] = cache.Hits,
        ["misses"] = cache.Misses,
        ["hitRatio"] = JsonNumber.Of(cache.HitRatio),
        ["expirations"] = cache.Expirations,
        ["evictions"] = cache.Evictions,
        ["entries"] = cache.Entries,
    };

    private static JsonObject Queue(QueueMeasurement queue) => new()
    {
        ["node"] = queue.Node,
        ["sent"] = queue.Sent,
        ["refused"] = queue.Refused,
        ["acknowledged"] = queue.Acknowledged,
        ["depth"] = queue.Depth,
        ["oldestAgeSeconds"] = queue.OldestAge.TotalSeconds,
        ["redelivered"] = queue.Redelivered,
        ["lateAcknowledgements"] = queue.LateAcknowledgements,
        ["deadLetters"] = queue.DeadLetters,
        ["expired"] = queue.Expired,
    };

    private static JsonObject Job(JobMeasurement job) => new()
    {
        ["tier"] = job.Tier,
        ["job"] = job.Job,
        ["count"] = job.Count,
        ["failures"] = job.Failures,
        ["meanWaitSeconds"] = JsonNumber.Of(job.MeanWaitSeconds),
        ["meanProcessingSeconds"] = JsonNumber.Of(job.MeanProcessingSeconds),
    };
}
