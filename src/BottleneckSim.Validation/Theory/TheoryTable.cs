using System.Collections.Immutable;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Models.Engines;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;
using BottleneckSim.Validation.Theory.Rows;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Theory;

/// <summary>Runs systems and compares them with theory.</summary>
/// <param name="engines">Makes the engines.</param>
/// <param name="firstSeed">The first seed, <see cref="TheorySeeds.First"/> for the table.</param>
/// <param name="parallelism">How many runs go on at once.</param>
internal sealed class TheoryTable(IEngineFactory engines, ulong firstSeed, Parallelism parallelism)
{
    /// <summary>The chance that any interval of the whole table misses its true value.</summary>
    public const double FamilyError = 0.001;

    private readonly ImmutableArray<TheorySystem> _catalogue = TheoryCatalogue.All();

    /// <summary>The confidence of each interval: Bonferroni over all gated rows of the whole table, also where only a part is run.</summary>
    public double Confidence => 1 - (FamilyError / _catalogue.Sum(system => system.Figures.Count(figure => figure.Margin is not null)));

    /// <summary>Runs the whole table or its bounded part.</summary>
    public ImmutableArray<TheoryResult> Run(bool isWhole, IProgress<ValidationProgress> progress, CancellationToken cancellation)
    {
        var wanted = _catalogue.Where(system => isWhole || system.IsBounded).ToList();
        var results = ImmutableArray.CreateBuilder<TheoryResult>(wanted.Count);
        foreach (var system in wanted)
        {
            progress.Report(new ValidationProgress(results.Count / (double)wanted.Count, system.Name));
            results.Add(Run(system, cancellation));
        }

        return results.MoveToImmutable();
    }

    /// <summary>Runs one system of the catalogue, perhaps edited: it keeps its seeds by its name.</summary>
    public TheoryResult Run(TheorySystem system, CancellationToken cancellation)
    {
        var ordinal = _catalogue.Select((known, index) => (known, index)).First(pair => string.Equals(pair.known.Name, system.Name, StringComparison.Ordinal)).index;
        var values = new TheoryRunner(engines, firstSeed, parallelism, cancellation).Run(system, ordinal);
        return new TheoryResult(system, [.. system.Figures.Select((figure, index) => RowOf(system, figure, values[index]))]);
    }

    private ValidationRow RowOf(TheorySystem system, TheoryFigure figure, double[] values)
    {
        var estimate = StudentInterval.Of(values, Confidence);
        return new ValidationRow
        {
            Group = system.Group,
            Name = system.Name,
            Compares = figure.Compares,
            Unit = figure.Unit,
            Ours = estimate.Value,
            Low = estimate.Interval.Low,
            High = estimate.Interval.High,
            Reference = figure.Exact,
            Source = figure.Source,
            Margin = figure.Margin,
            Verdict = RowVerdict.Reported,
            Remark = figure.Margin is null && figure.Remark.Length == 0 ? "run too short to decide, told without a gate" : figure.Remark,
        }.Judged();
    }
}
