using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines;
using BottleneckSim.Validation.Published.Rows;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Published;

/// <summary>The models against published measurements: one row of a table is calibrated, the others are predicted.</summary>
/// <param name="engines">Makes the engines.</param>
/// <param name="parallelism">How many runs go on at once; the figures do not depend on it.</param>
public sealed class PublishedSuite(IEngineFactory engines, Parallelism parallelism) : IValidationSuite
{
    /// <inheritdoc />
    public string Id => SectionIds.Published;

    /// <inheritdoc />
    public string Title => "Published figures";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var runner = new PublishedRunner(engines, parallelism, context.Cancellation);
        Func<PublishedRunner, IEnumerable<ValidationRow>>[] tables =
        [
            SingleUserRows.Run, ReminderScriptRows.Run, DownloadRows.Run, InterpreterRows.Run, RateRows.Run, FanOutRows.Run, HedgedRequestRows.Run, LocustRows.Run, OverloadedServerRows.Run,
            TiedRequestRows.Run, DatabaseRows.Run,
        ];
        var rows = new List<ValidationRow>();
        for (var table = 0; table < tables.Length; table++)
        {
            context.Progress.Report(new ValidationProgress(table / (double)tables.Length, "published tables"));
            rows.AddRange(tables[table](runner));
        }

        return new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = FormattableString.Invariant($"{PublishedRunner.FirstSeed} and the {PublishedRunner.Replications - 1} after it, the same for every system"),
            Method =
            [
                "Each row says in its remark whether its figure was *calibrated* (parameters were chosen so that it comes out) or *predicted* (only the change in question was applied). "
                + FormattableString.Invariant($"Intervals are Student's t over {PublishedRunner.Replications} seeds at {PublishedRunner.Confidence:P0}; they know nothing of the error of the published figure, most often one run."),
                "Changed after results had been seen: the first fit of Table 2's row with a concurrent sort put all that the sort does into a higher load with other services; "
                + "tied requests escape such waiting, and the predicted tied p99 and p99.9 were 45 and 58 ms for 67 and 108. The sort now slows the servers in phases, fitted to the untied row alone; the tied rows were computed once from it and nothing was tuned on them. "
                + "The 8 threads beside the overloaded server were chosen after 30, the published load average, had given 526 ms for 155.5.",
            ],
            Rows = [.. rows],
        };
    }
}
