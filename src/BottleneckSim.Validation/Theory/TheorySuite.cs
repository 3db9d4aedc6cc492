using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;
using BottleneckSim.Validation.Theory.Coverage;
using BottleneckSim.Validation.Theory.Plots;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Theory;

/// <summary>The models against exact theory of queues and caches.</summary>
/// <remarks>
/// <code>
/// TheoryCatalogue ──► TheoryRunner: many seeds ──► TheoryTable: interval against exact value ──► rows, plots
/// </code>
/// </remarks>
/// <param name="engines">Makes the engines.</param>
/// <param name="parallelism">How many runs go on at once; the figures do not depend on it.</param>
public sealed class TheorySuite(IEngineFactory engines, Parallelism parallelism) : IValidationSuite
{
    private const int WholeCoverageIntervals = 1_500;
    private const int BoundedCoverageIntervals = 1_000;

    /// <inheritdoc />
    public string Id => SectionIds.Theory;

    /// <inheritdoc />
    public string Title => "Exact theory";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var table = new TheoryTable(engines, TheorySeeds.First, parallelism);
        var results = table.Run(context.IsWhole, context.Progress, context.Cancellation);
        var (coverage, coveragePlot) = new CoverageStudy(engines, TheorySeeds.First, parallelism, context.Cancellation)
            .Run(context.IsWhole ? WholeCoverageIntervals : BoundedCoverageIntervals);
        return new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = FormattableString.Invariant($"{TheorySeeds.First} + {TheorySeeds.PerSystem} · place of the system in the table + replication, fixed in code before the first full run (`src/BottleneckSim.Validation/Theory/Runs/TheorySeeds.cs`)"),
            Method = [.. MethodOf(table)],
            Rows = [.. results.SelectMany(result => result.Rows), .. coverage],
            Plots = [.. TheoryPlots.Of(results), coveragePlot],
        };
    }

    private static IEnumerable<string> MethodOf(TheoryTable table)
    {
        yield return "Every row is a system of the full models, run on 20 to 100 independent seeds. Each seed is warmed up for 10 relaxation times and measured for at least 100 (for M/M/1 the relaxation time is 1/(µ(1 − √ρ)²)). "
            + "A value of a seed is a mean, share or percentile over the requests issued in its window; the interval is Student's t over the seeds.";
        yield return FormattableString.Invariant($"The chance that any interval of the whole table misses its true value is at most {TheoryTable.FamilyError}: each is made at the confidence {table.Confidence:F7} (Bonferroni over all gated rows). ")
            + "The margin is 1 %, at load 0.95 2 %, for Che's approximation 0.01 absolute. Lengths were chosen beforehand from known variances so that an interval is about 0.6 margins wide to either side if the model is right.";
        yield return "Links take 1 µs a hop beside services of 1 ms on average; these constant hops are taken off the sojourns, nothing else is corrected. Nothing is calibrated: all parameters are those of the formula.";
    }
}
