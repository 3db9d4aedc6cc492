using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Cli.Observing;

/// <summary>A row of Locust's statistics (docs.locust.io, "Retrieve test statistics in CSV format"); times in seconds.</summary>
/// <remarks>As in Locust all requests that ended count, however they ended, so that instant failures make a latency look better.</remarks>
/// <param name="Type">The HTTP method, or empty.</param>
/// <param name="Name">The path or the task.</param>
/// <param name="RequestCount">Requests that ended.</param>
/// <param name="FailureCount">Of these, not answered as asked.</param>
/// <param name="Median">Median latency.</param>
/// <param name="Average">Mean latency.</param>
/// <param name="Minimum">Shortest.</param>
/// <param name="Maximum">Longest.</param>
/// <param name="AverageContentBytes">Mean size of an answer.</param>
/// <param name="RequestsPerSecond">Requests that ended, each second of the window.</param>
/// <param name="FailuresPerSecond">Failures, each second of the window.</param>
/// <param name="Percentiles">By <see cref="Shares"/>.</param>
/// <param name="Unfinished">Requests that had not ended when the run did: Locust has no column for them.</param>
internal sealed record LocustRow(
    string Type,
    string Name,
    long RequestCount,
    long FailureCount,
    double Median,
    double Average,
    double Minimum,
    double Maximum,
    double AverageContentBytes,
    double RequestsPerSecond,
    double FailuresPerSecond,
    IReadOnlyList<double> Percentiles,
    long Unfinished)
{
    /// <summary>The percentiles that Locust prints.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.50, 0.66, 0.75, 0.80, 0.90, 0.95, 0.98, 0.99, 0.999, 0.9999, 1];

    /// <summary>One row for each operation and one for all of them together.</summary>
    public static IReadOnlyList<LocustRow> Of(WindowMeasurement window)
    {
        var seconds = window.Window.Length.TotalSeconds;
        var rows = window.Operations.Values.Select(operation => Of(operation, seconds)).ToList();
        return [.. rows, Aggregated(window, seconds)];
    }

    private static LocustRow Of(OperationMeasurement operation, double seconds)
    {
        var (type, name) = Split(operation.Operation);
        var ended = operation.Offered - operation.Unfinished;
        return Of(type, name, ended, ended - operation.Succeeded, operation.ContentBytes, operation.EndedLatency, seconds, operation.Unfinished);
    }

    private static LocustRow Aggregated(WindowMeasurement window, double seconds)
    {
        var all = new LogLinearHistogram();
        foreach (var operation in window.Operations.Values)
            all.Merge(operation.EndedLatency);
        return Of(
            "", "Aggregated", all.Count, all.Count - window.Operations.Values.Sum(each => each.Succeeded),
            window.Operations.Values.Sum(each => each.ContentBytes), all, seconds, window.Operations.Values.Sum(each => each.Unfinished));
    }

    private static LocustRow Of(
        string type, string name, long count, long failures, long contentBytes, LogLinearHistogram latency, double seconds, long unfinished)
    {
        if (count == 0)
            return new LocustRow(type, name, 0, 0, 0, 0, 0, 0, 0, 0, 0, [.. Shares.Select(_ => 0d)], unfinished);
        return new LocustRow(
            type, name, count, failures, latency.Quantile(0.5) / 1e9, latency.Mean / 1e9, latency.Minimum / 1e9, latency.Maximum / 1e9,
            contentBytes / (double)count, count / seconds, failures / seconds, [.. Shares.Select(share => latency.Quantile(share) / 1e9)], unfinished);
    }

    private static (string Type, string Name) Split(string operation)
    {
        var space = operation.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && operation.AsSpan(0, space).IndexOfAnyExceptInRange('A', 'Z') < 0
            ? (operation[..space], operation[(space + 1)..])
            : ("", operation);
    }
}
