using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Open networks of product form.</summary>
internal static class NetworkRows
{
    private const int Replications = 100;
    private const int HopsPerVisit = 2;
    private const double HeaviestTandemPercentile = 0.7;

    /// <summary>Three first-come-first-served stations; half of the requests visit the first one twice.</summary>
    /// <remarks>
    /// <code>
    ///   class again ──► front ──► one ──► two ──► one ──►         visits: one 1.5, two 0.5, three 0.5
    ///   class once  ──► front ──► one ──► three ──►               front computes nothing
    /// </code>
    /// </remarks>
    public static IEnumerable<TheorySystem> Jackson() => new[] { (0.3, 3), (0.5, 5), (0.7, 12) }.Select(Jackson);

    /// <summary>The same at heavier loads.</summary>
    public static IEnumerable<TheorySystem> HeavyJackson() => new[] { (0.8, 18), (0.9, 66), (0.95, 76) }.Select(Jackson);

    private static TheorySystem Jackson((double Load, int Millions) row)
    {
        var (load, millions) = row;
        var (two, three) = (1.2, 0.9);
        var each = load / 3;
        var at = new Func<double, double, double>(ProductFormStation.Queueing);
        var (atOne, atTwo, atThree) = (at(1, load), at(two, each * two), at(three, each * three));
        var margin = Figures.MarginAt(load);
        return new TheorySystem
        {
            Group = "Jackson network",
            Name = $"Jackson network, busiest station at {load}",
            Abscissa = load,
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(each, "front", "again", "GET /again"), TheoryTiers.Poisson(each, "front", "once", "GET /once")],
                TheoryTiers.Station("front", 1, TheoryTiers.Unlimited, 1_000_000,
                    ("GET /again", [TheoryTiers.Call("one"), TheoryTiers.Call("two"), TheoryTiers.Call("one")]),
                    ("GET /once", [TheoryTiers.Call("one"), TheoryTiers.Call("three")])),
                TheoryTiers.FirstComeFirstServed("one", 1, TheoryTiers.Exponential()),
                TheoryTiers.FirstComeFirstServed("two", 1, TheoryTiers.Exponential(two * TheoryTiers.Service)),
                TheoryTiers.FirstComeFirstServed("three", 1, TheoryTiers.Exponential(three * TheoryTiers.Service))),
            Length = RunLength.OfRequests(1e6 * millions, 2 * each / TheoryTiers.Service, 2 * SingleServerQueue.RelaxationTime(load) * TheoryTiers.Service, Replications),
            Figures =
            [
                Figures.MeanSojourn((2 * atOne) + atTwo, "Jackson 1957, Kelly 1979: Σ s/(1 − ρ)", margin, 4 * HopsPerVisit, "again"),
                Figures.MeanSojourn(atOne + atThree, "Jackson 1957, Kelly 1979: Σ s/(1 − ρ)", margin, 3 * HopsPerVisit, "once"),
                Figures.Utilisation(load, "one"),
                Figures.Utilisation(each * two, "two"),
                Figures.Utilisation(each * three, "three"),
                Figures.Arrivals(each, "again"),
                Figures.Arrivals(each, "once"),
            ],
            Controls = [Controls.ArrivalsOf(each, "again"), Controls.ArrivalsOf(each, "once"), Controls.WorkOf(load, "one")],
            ErrorWeight = RunSizes.WeightOf(millions),
            IsBounded = millions <= 5,
        };
    }

    /// <summary>Two classes with their own demands at a processor, a delay and one exponential first-come-first-served station.</summary>
    public static IEnumerable<TheorySystem> Bcmp() => new[] { (0.3, 3), (0.5, 7), (0.7, 16) }.Select(Bcmp);

    /// <summary>The same at heavier loads.</summary>
    public static IEnumerable<TheorySystem> HeavyBcmp() => new[] { (0.8, 26), (0.9, 96), (0.95, 110) }.Select(Bcmp);

    private static TheorySystem Bcmp((double Load, int Millions) row)
    {
        var (load, millions) = row;
        var (light, heavy) = (0.5, 1.5);
        var (delayLight, delayHeavy, stored) = (2.0, 1.0, 0.8);
        var each = load / 2;
        var margin = Figures.MarginAt(load);
        return new TheorySystem
        {
            Group = "BCMP network",
            Name = $"BCMP network, processor at {load}",
            Abscissa = load,
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(each, "front", "light", "GET /light"), TheoryTiers.Poisson(each, "front", "heavy", "GET /heavy")],
                TheoryTiers.ProcessorSharing("front", ("GET /light", Program(light, delayLight)), ("GET /heavy", Program(heavy, delayHeavy))),
                TheoryTiers.FirstComeFirstServed("store", 1, TheoryTiers.Exponential(stored * TheoryTiers.Service))),
            Length = RunLength.OfRequests(1e6 * millions, load / TheoryTiers.Service, 2 * SingleServerQueue.RelaxationTime(load) * TheoryTiers.Service, Replications),
            Figures =
            [
                Figure("light", light, delayLight),
                Figure("heavy", heavy, delayHeavy),
                Figures.Utilisation(load, "front"),
                Figures.Utilisation(load * stored, "store"),
                Figures.Arrivals(each, "light"),
                Figures.Arrivals(each, "heavy"),
            ],
            Controls = [Controls.ArrivalsOf(each, "light"), Controls.ArrivalsOf(each, "heavy"), Controls.WorkOf(load, "front"), Controls.WorkOf(load * stored, "store")],
            ErrorWeight = RunSizes.WeightOf(millions),
            IsBounded = millions <= 3,
        };

        TheoryFigure Figure(string name, double demand, double delay) => Figures.MeanSojourn(
            ProductFormStation.Queueing(demand, load) + delay + ProductFormStation.Queueing(stored, load * stored), "BCMP 1975: s/(1 − ρ) + delay + s/(1 − ρ)", margin, 2 * HopsPerVisit, name);
    }

    /// <summary>Two first-come-first-served stations in a row, of which percentiles are known, too.</summary>
    /// <remarks>
    /// <code>
    ///   users ──► front ──► one ──► two ──►           front computes nothing; two is a tenth faster
    /// </code>
    /// </remarks>
    public static IEnumerable<TheorySystem> Tandems() => new[] { (0.3, 8), (0.5, 28), (0.7, 60), (0.8, 34) }.Select(row =>
    {
        var (load, millions) = row;
        var faster = 0.9;
        var (first, second) = (ProductFormStation.Queueing(1, load), ProductFormStation.Queueing(faster, load * faster));
        var margin = Figures.MarginAt(load);
        return new TheorySystem
        {
            Group = "Tandem queues",
            Name = $"tandem queues, the slower at {load}",
            Abscissa = load,
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(load, "front")],
                TheoryTiers.Station("front", 1, TheoryTiers.Unlimited, 1_000_000, (TheoryTiers.Endpoint, [TheoryTiers.Call("one"), TheoryTiers.Call("two")])),
                TheoryTiers.FirstComeFirstServed("one", 1, TheoryTiers.Exponential()),
                TheoryTiers.FirstComeFirstServed("two", 1, TheoryTiers.Exponential(faster * TheoryTiers.Service))),
            Length = RunLength.OfRequests(1e6 * millions, load / TheoryTiers.Service, 2 * SingleServerQueue.RelaxationTime(load) * TheoryTiers.Service, Replications),
            Figures =
            [
                Figures.MeanSojourn(first + second, "Jackson 1957: Σ s/(1 − ρ)", margin, 3 * HopsPerVisit),
                .. load > HeaviestTandemPercentile ? [] : Figures.Percentiles(share => TandemQueue.SojournQuantile(first, second, share), "Reich 1957, 1963: a sum of independent exponentials", margin, 3 * HopsPerVisit),
                Figures.Utilisation(load, "one"),
                Figures.Utilisation(load * faster, "two"),
                Figures.Arrivals(load),
            ],
            Controls = [Controls.ArrivalsOf(load), Controls.WorkOf(load, "one"), Controls.WorkOf(load * faster, "two")],
            ErrorWeight = RunSizes.WeightOf(millions),
            IsBounded = millions <= 5,
        };
    });

    /// <summary>Processor times need not be exponential there: here they are uniform.</summary>
    private static ImmutableArray<Step> Program(double demand, double delay) =>
    [
        TheoryTiers.Compute(new Kernel.Distributions.UniformDistribution(0, 2 * demand * TheoryTiers.Service)),
        TheoryTiers.Delay(new Kernel.Distributions.UniformDistribution(0, 2 * delay * TheoryTiers.Service)),
        TheoryTiers.Call("store"),
    ];
}
