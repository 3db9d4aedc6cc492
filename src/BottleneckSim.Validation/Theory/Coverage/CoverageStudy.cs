using System.Collections.Immutable;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Models.Engines;
using BottleneckSim.Validation.Plots;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Rows;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Coverage;

/// <summary>How often the intervals of verdicts, Student's t over seeds, and the table's, with control variates besides, hold a truth that is known.</summary>
/// <remarks>
/// <code>
///   10 seeds of M/M/1 at 0.5 ──► one interval of the mean sojourn ──► does it hold 2?      many times over, every seed used once
/// </code>
/// </remarks>
internal sealed class CoverageStudy(IEngineFactory engines, ulong firstSeed, Parallelism parallelism, CancellationToken cancellation)
{
    private const double Load = 0.5;
    private const int SeedsPerInterval = 10;
    private const int RequestsPerSeed = 3_000;
    private const double Confidence = 0.99;
    private const string Plain = "Student's t";
    private const string Controlled = "Student's t with two control variates";
    private const string Group = "Coverage of our own intervals";

    /// <summary>The place of the study in the order of seeds, behind all systems: it takes many places.</summary>
    private const int Ordinal = 500;

    private static readonly double[] Levels = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

    /// <summary>Makes the rows and the plot.</summary>
    /// <param name="intervals">How many intervals.</param>
    public (ImmutableArray<ValidationRow> Rows, Plot Plot) Run(int intervals)
    {
        var truth = SingleServerQueue.MeanSojourn(Load);
        var samples = Sample(intervals);
        var plain = Levels.Select(level => samples.Count(sample => Holds(StudentInterval.Of(sample.Values, level).Interval, truth))).ToArray();
        var controlled = Levels.Select(level => samples.Count(sample => Holds(ControlledInterval.Of(sample.Values, sample.Controls, level).Interval, truth))).ToArray();
        var rows = new[] { (Name: Plain, Counts: plain), (Name: Controlled, Counts: controlled) }
            .SelectMany(kind => Levels.Select((level, index) => Row(kind.Name, level, kind.Counts[index], intervals)).OfType<ValidationRow>()).ToImmutableArray();
        return (rows, PlotOf(plain, controlled, intervals));
    }

    private List<(double[] Values, double[][] Controls)> Sample(int intervals)
    {
        var service = TheoryTiers.Service;
        var system = new TheorySystem
        {
            Group = Group,
            Name = "coverage",
            System = TheoryTiers.Join([TheoryTiers.Poisson(Load)], TheoryTiers.FirstComeFirstServed("web", 1, TheoryTiers.Exponential())),
            Length = RunLength.OfRequests((double)RequestsPerSeed * intervals * SeedsPerInterval, Load / service, SingleServerQueue.RelaxationTime(Load) * service, intervals * SeedsPerInterval),
            Figures = [Figures.MeanSojourn(SingleServerQueue.MeanSojourn(Load), "", Figures.MarginAt(Load))],
            Controls = [Controls.ArrivalsOf(Load), Controls.WorkOf(Load)],
        };
        var columns = new TheoryRunner(engines, firstSeed, parallelism, ReplicationJournal.None, cancellation).Run(system, Ordinal);
        var controls = system.Controls.Select((control, index) => columns[1 + index].Select(value => value - control.Mean).ToArray()).ToList();
        return [.. Enumerable.Range(0, intervals).Select(interval => (Part(columns[0], interval), controls.Select(control => Part(control, interval)).ToArray()))];
    }

    private static double[] Part(double[] values, int interval) => values[(interval * SeedsPerInterval)..((interval + 1) * SeedsPerInterval)];

    private static ValidationRow? Row(string kind, double level, int count, int intervals)
    {
        if (level < 0.9)
            return null;
        var known = ProportionInterval.Of(count, intervals, Confidence);
        var isGated = level == Confidence;
        var row = new ValidationRow
        {
            Group = Group,
            Name = $"{kind} over {SeedsPerInterval} seeds at {ReportNumber.Text(100 * level)} %",
            Compares = "share of intervals that hold the truth",
            Unit = "share",
            Ours = count / (double)intervals,
            Low = known.Low,
            High = known.High,
            Reference = level,
            Source = "the nominal level",
            Verdict = RowVerdict.Reported,
            Remark = FormattableString.Invariant($"{intervals} intervals of the mean sojourn of M/M/1 at {Load}, {RequestsPerSeed} requests a seed; Clopper–Pearson at 99 %"),
        };
        // The gate of this row is another: the exact interval of the share must hold the nominal level.
        return isGated ? row with { Verdict = Holds(known, level) ? RowVerdict.Agrees : RowVerdict.Differs } : row;
    }

    private static Plot PlotOf(int[] plain, int[] controlled, int intervals) => new()
    {
        Name = "coverage",
        Title = "Coverage of Student's t over seeds",
        Caption = $"Of {intervals} intervals at each level, the share that held the known truth; bars are Clopper–Pearson at 99 %.",
        X = new PlotAxis("nominal level"),
        Y = new PlotAxis("share of intervals that hold the truth"),
        Series =
        [
            new PlotSeries("nominal", PlotSeriesKind.Line, [.. Levels.Select(level => new PlotPoint(level, level))]),
            new PlotSeries("ours", PlotSeriesKind.Points, [.. Levels.Select((level, index) => PointOf(level, plain[index], intervals))]),
            new PlotSeries("ours, control variates", PlotSeriesKind.Points, [.. Levels.Select((level, index) => PointOf(level, controlled[index], intervals))]),
        ],
    };

    private static PlotPoint PointOf(double level, int count, int intervals)
    {
        var known = ProportionInterval.Of(count, intervals, Confidence);
        return new PlotPoint(level, count / (double)intervals, known.Low, known.High);
    }

    private static bool Holds(Interval interval, double value) => value >= interval.Low && value <= interval.High;
}
