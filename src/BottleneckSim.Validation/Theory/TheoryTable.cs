using System.Collections.Immutable;
using BottleneckSim.Grading.Runs;
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
/// <param name="journal">Keeps what has been run.</param>
internal sealed class TheoryTable(IEngineFactory engines, ulong firstSeed, Parallelism parallelism, ReplicationJournal journal)
{
    /// <summary>The chance that any interval of the whole table misses its true value.</summary>
    public const double FamilyError = 0.001;

    /// <summary>All systems in their fixed order.</summary>
    public ImmutableArray<TheorySystem> Catalogue { get; } = TheoryCatalogue.All();

    /// <summary>The confidence of each interval of a system: Bonferroni with weights over all gated rows of the whole table, also where only a part is run.</summary>
    public double ConfidenceOf(TheorySystem system) => 1 - (FamilyError * system.ErrorWeight / Catalogue.Sum(known => known.ErrorWeight * known.Figures.Count(figure => figure.Margin is not null)));

    /// <summary>Runs systems in the order given; where it is cancelled, what is done by then.</summary>
    public ImmutableArray<TheoryResult> Run(IReadOnlyList<TheorySystem> wanted, IProgress<ValidationProgress> progress, CancellationToken cancellation)
    {
        var all = wanted.Sum(WorkOf);
        var done = 0.0;
        var results = ImmutableArray.CreateBuilder<TheoryResult>(wanted.Count);
        foreach (var system in wanted)
        {
            try
            {
                results.Add(Run(system, cancellation, replications => progress.Report(
                    new ValidationProgress((done + (WorkOf(system) * replications / system.Length.Replications)) / all, system.Name))));
            }
            catch (OperationCanceledException)
            {
                break;
            }

            done += WorkOf(system);
        }

        return results.ToImmutable();
    }

    /// <summary>Runs one system of the catalogue, perhaps edited: it keeps its seeds by its name.</summary>
    public TheoryResult Run(TheorySystem system, CancellationToken cancellation, Action<int>? isDone = null)
    {
        var ordinal = Catalogue.Select((known, index) => (known, index)).First(pair => string.Equals(pair.known.Name, system.Name, StringComparison.Ordinal)).index;
        var values = new TheoryRunner(engines, firstSeed, parallelism, journal, cancellation).Run(system, ordinal, isDone);
        var controls = system.Controls.Select((control, index) => values[system.Figures.Length + index].Select(value => value - control.Mean).ToArray()).ToList();
        return new TheoryResult(system, [.. system.Figures.Select((figure, index) => RowOf(system, figure, values[index], figure.IsControlled ? controls : []))]);
    }

    /// <summary>About how long a system takes beside others.</summary>
    private static double WorkOf(TheorySystem system) => system.Length.Requests;

    private ValidationRow RowOf(TheorySystem system, TheoryFigure figure, double[] values, IReadOnlyList<double[]> controls)
    {
        var estimate = ControlledInterval.Of(values, controls, ConfidenceOf(system));
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
