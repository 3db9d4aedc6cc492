using System.Collections.Immutable;
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
///                          │ ▲                                                                    ▲
///                          ▼ │ a whole run that is stopped goes on where it was                   │ rows that this run does not make
///                     ReplicationJournal                                      KeptRows: an earlier whole run
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
        var store = new SectionStore(context.OutputFolder);
        var journal = context.IsWhole ? new ReplicationJournal(Path.Combine(store.Folder, "partial", "theory")) : ReplicationJournal.None;
        var table = new TheoryTable(engines, TheorySeeds.First, parallelism, journal);
        var (coverage, coveragePlot) = new CoverageStudy(engines, TheorySeeds.First, parallelism, context.Cancellation)
            .Run(context.IsWhole ? WholeCoverageIntervals : BoundedCoverageIntervals);
        var kept = new KeptRows(store.Find(Id));
        // First what has no rows at all, should the run be stopped; then the shortest.
        var wanted = table.Catalogue.Where(system => context.IsWhole || system.IsBounded).OrderBy(system => kept.Of(system) is not null).ThenBy(system => system.Length.Requests);
        var made = table.Run([.. wanted], context.Progress, context.Cancellation);
        ImmutableArray<TheoryResult> results = [.. table.Catalogue.Select(system => made.FirstOrDefault(result => result.System == system) ?? kept.Of(system)).OfType<TheoryResult>()];
        return new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = FormattableString.Invariant($"{TheorySeeds.First} + {TheorySeeds.PerSystem} · place of the system in the table + replication, fixed in code before the first full run (`src/BottleneckSim.Validation/Theory/Runs/TheorySeeds.cs`)"),
            Method = [.. TheoryMethod.Paragraphs(table, made.Length, results.Length)],
            Rows = [.. results.SelectMany(result => result.Rows), .. coverage],
            Plots = [.. TheoryPlots.Of(results), coveragePlot],
        };
    }
}
