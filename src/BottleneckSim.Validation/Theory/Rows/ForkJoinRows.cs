using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Requests that wait for the slower of several queues.</summary>
/// <remarks>
/// <code>
///             ┌──► leaf-1 ──┐
///   users ──► front         ├──► answer when all have answered
///             └──► leaf-2 ──┘
/// </code>
/// </remarks>
internal static class ForkJoinRows
{
    private const int Replications = 100;
    private const int Hops = 4;
    private const double ApproximationMargin = 0.05;

    /// <summary>Two queues exactly; four and eight between bounds.</summary>
    public static IEnumerable<TheorySystem> All() =>
    [
        .. new[] { (0.3, 4), (0.5, 7), (0.7, 18), (0.8, 40) }.Select(row => System(2, row.Item1, row.Item2,
            [Figures.MeanSojourn(ForkJoin.ResponseOfTwo(row.Item1), "Flatto and Hahn 1984: (12 − ρ)/8 · 1/(1 − ρ)", Figures.MarginAt(row.Item1), Hops)])),
        .. new[] { (4, 0.5, 1), (4, 0.8, 4), (8, 0.5, 1), (8, 0.8, 3) }.Select(row => System(row.Item1, row.Item2, row.Item3, Bounds(row.Item1, row.Item2))),
    ];

    private static ImmutableArray<TheoryFigure> Bounds(int queues, double load)
    {
        var (low, high) = (ForkJoin.LowerBound(load), ForkJoin.UpperBound(queues, load));
        return
        [
            Figures.MeanSojourn(ForkJoin.NelsonTantawi(queues, load), "Nelson and Tantawi 1988, an approximation", EquivalenceMargin.Relative(ApproximationMargin), Hops) with
            {
                Remark = "margin: the 5 % that its authors state",
            },
            Figures.MeanSojourn((low + high) / 2, "middle of R_2 ≤ R_n ≤ H_n/(1 − ρ)", EquivalenceMargin.Absolute((high - low) / 2), Hops) with
            {
                Compares = "mean sojourn within its bounds",
                Remark = FormattableString.Invariant($"bounds {ReportNumber.Text(low)} and {ReportNumber.Text(high)}"),
            },
        ];
    }

    private static TheorySystem System(int queues, double load, int millions, ImmutableArray<TheoryFigure> figures)
    {
        var leaves = Enumerable.Range(1, queues).Select(leaf => FormattableString.Invariant($"leaf-{leaf}")).ToList();
        ImmutableArray<ImmutableArray<Step>> branches = [.. leaves.Select(leaf => ImmutableArray.Create(TheoryTiers.Call(leaf)))];
        return new TheorySystem
        {
            Group = "Fork and join",
            Name = $"{queues} queues at {load}",
            Abscissa = load,
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(load, "front")],
                [
                    TheoryTiers.Station("front", 1, TheoryTiers.Unlimited, 1_000_000, (TheoryTiers.Endpoint, [new ParallelStep(branches)])),
                    .. leaves.Select(leaf => TheoryTiers.FirstComeFirstServed(leaf, 1, TheoryTiers.Exponential())),
                ]),
            Length = RunLength.OfRequests(1e6 * millions, load / TheoryTiers.Service, SingleServerQueue.RelaxationTime(load) * TheoryTiers.Service, Replications),
            Figures = figures,
            IsBounded = millions * queues <= 8,
        };
    }
}
