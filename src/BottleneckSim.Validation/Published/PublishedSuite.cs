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
        Func<PublishedRunner, IEnumerable<ValidationRow>>[] tables = [SingleUserRows.Run, FanOutRows.Run, LocustRows.Run, OverloadedServerRows.Run, TiedRequestRows.Run];
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
            ],
            Rows = [.. rows],
        };
    }
}
