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
    private const double HeaviestApproximation = 0.8;

    /// <summary>Two queues exactly; four and eight between bounds.</summary>
    public static IEnumerable<TheorySystem> All() =>
    [
        .. new[] { (0.3, 4), (0.5, 7), (0.7, 12), (0.8, 24) }.Select(Two),
        .. new[] { (4, 0.5, 1), (4, 0.8, 4), (8, 0.5, 1), (8, 0.8, 3) }.Select(row => System(row.Item1, row.Item2, row.Item3, Bounds(row.Item1, row.Item2))),
    ];

    /// <summary>Two queues at heavier loads.</summary>
    public static IEnumerable<TheorySystem> HeavyTwo() => new[] { (0.9, 92), (0.95, 105) }.Select(Two);

    /// <summary>Bounds at other loads.</summary>
    public static IEnumerable<TheorySystem> MoreBounds() => new[] { (4, 0.3, 1), (4, 0.7, 2), (4, 0.9, 10), (4, 0.95, 20), (8, 0.3, 1), (8, 0.7, 2), (8, 0.9, 24), (8, 0.95, 16) }
        .Select(row => System(row.Item1, row.Item2, row.Item3, Bounds(row.Item1, row.Item2)));

    private static TheorySystem Two((double Load, int Millions) row) => System(
        2, row.Load, row.Millions,
        [
            Figures.MeanSojourn(ForkJoin.ResponseOfTwo(row.Load), "Flatto and Hahn 1984: (12 − ρ)/8 · 1/(1 − ρ)", Figures.MarginAt(row.Load), Hops),
            Figures.Utilisation(row.Load, "leaf-1"),
            Figures.Utilisation(row.Load, "leaf-2"),
            Figures.Arrivals(row.Load),
        ]) with
    {
        Controls = [Controls.ArrivalsOf(row.Load), Controls.WorkOf(row.Load, "leaf-1"), Controls.WorkOf(row.Load, "leaf-2")],
    };

    private static ImmutableArray<TheoryFigure> Bounds(int queues, double load)
    {
        var (low, high) = (ForkJoin.LowerBound(load), ForkJoin.UpperBound(queues, load));
        return
        [
            Figures.MeanSojourn(ForkJoin.NelsonTantawi(queues, load), "Nelson and Tantawi 1988, an approximation", load > HeaviestApproximation ? null : EquivalenceMargin.Relative(ApproximationMargin), Hops) with
            {
                Remark = load > HeaviestApproximation ? "it is 3 to 4 % off there, too near its margin of 5 % to decide with fewer than some 100 million requests; told without a gate" : "margin: the 5 % that its authors state",
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
            ErrorWeight = RunSizes.WeightOf(millions),
            IsBounded = millions * queues <= 8,
        };
    }
}
