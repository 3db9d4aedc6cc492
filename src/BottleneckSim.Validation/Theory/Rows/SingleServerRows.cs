using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>One server, no bound: M/M/1, M/D/1, M/G/1 first come first served, M/G/1 processor sharing.</summary>
/// <remarks>Sizes follow from the asymptotic variances of <see cref="RunSizes"/> and a half-width of 0.6 margins.</remarks>
internal static class SingleServerRows
{
    private const int Replications = 100;
    private const int Stages = 4;
    private const double HeaviestErlangPercentile = 0.8;
    private const string Exponential = "Kleinrock I, 3.2: 1/(1 − ρ)";
    private const string ExponentialLaw = "Kleinrock I, 5.12: −ln(1 − p)/(1 − ρ)";
    private const string ErlangsWait = "Erlang 1909, Crommelin 1932, inverted";
    private const string SharingGroup = "M/G/1, processor sharing";

    /// <summary>M/M/1: load, millions of requests.</summary>
    public static IEnumerable<TheorySystem> Exponentials() => new[] { (0.3, 8), (0.5, 27), (0.7, 59), (0.8, 150), (0.9, 645), (0.95, 772) }.Select(row => MarkovSystem(row.Item1, row.Item2));

    /// <summary>M/D/1.</summary>
    public static IEnumerable<TheorySystem> Constants() => new[] { (0.3, 5), (0.5, 14), (0.7, 41), (0.8, 80) }.Select(Constant);

    /// <summary>M/D/1 at the heaviest loads.</summary>
    public static IEnumerable<TheorySystem> HeavyConstants() => new[] { (0.9, 330), (0.95, 395) }.Select(Constant);

    private static TheorySystem Constant((double Load, int Millions) row)
    {
        var (load, millions) = row;
        var margin = Figures.MarginAt(load);
        return System($"M/D/1 at {load}", "M/D/1", load, 0, millions, new ConstantDistribution((long)TheoryTiers.Service)) with
        {
            Figures =
            [
                Figures.MeanSojourn(PollaczekKhinchine.MeanSojourn(load, 0), "Pollaczek–Khinchine, c² = 0", margin),
                .. Figures.Percentiles(share => 1 + DeterministicServiceQueue.WaitQuantile(load, share), ErlangsWait, margin),
                Figures.Utilisation(load),
                Figures.Arrivals(load),
            ],
            // Work is arrivals here, there is nothing more to explain.
            Controls = [Controls.ArrivalsOf(load)],
        };
    }

    /// <summary>M/G/1, first come first served, with a law less and one more variable than the exponential.</summary>
    public static IEnumerable<TheorySystem> Generals() => new[] { (0.3, 8, 6), (0.5, 18, 14), (0.7, 41, 30) }.SelectMany(row => new[]
    {
        General(row.Item1, row.Item2, "Erlang-4", new ErlangDistribution(Stages, TheoryTiers.Service), ErlangPercentiles(row.Item1)),
        General(row.Item1, row.Item3, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5), []),
    });

    /// <summary>The same at heavier loads.</summary>
    public static IEnumerable<TheorySystem> HeavyGenerals() => new[] { (0.8, 100, 34), (0.9, 66, 150), (0.95, 70, 165) }.SelectMany(row => new[]
    {
        General(row.Item1, row.Item2, "Erlang-4", new ErlangDistribution(Stages, TheoryTiers.Service), ErlangPercentiles(row.Item1)),
        General(row.Item1, row.Item3, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5), []),
    });

    /// <summary>M/G/1, processor sharing: the mean does not depend on the law.</summary>
    public static IEnumerable<TheorySystem> Shared() => new[] { (0.3, 5), (0.5, 10), (0.7, 26) }.SelectMany(row => new[]
    {
        Sharing(row.Item1, row.Item2, "uniform", new UniformDistribution(0, 2 * TheoryTiers.Service)),
        Sharing(row.Item1, row.Item2, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5)),
    });

    /// <summary>The same at heavier loads.</summary>
    public static IEnumerable<TheorySystem> HeavyShared() => new[] { (0.8, 34), (0.9, 150), (0.95, 165) }.Select(row =>
        Sharing(row.Item1, row.Item2, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5)));

    /// <summary>Processor sharing is fair: a request that asks for x takes x/(1 − ρ) on average, for every x.</summary>
    public static IEnumerable<TheorySystem> Fair() => new[] { (0.3, 4), (0.5, 5), (0.7, 14), (0.8, 24), (0.9, 80), (0.95, 95) }.Select(row =>
    {
        var (load, millions) = row;
        var (small, large) = (0.5, 1.5);
        var margin = Figures.MarginAt(load);
        return System($"M/G/1-PS of two sizes at {load}", SharingGroup, load, 0.25, millions, TheoryTiers.Exponential()) with
        {
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(load / 2, "web", "small", "GET /small"), TheoryTiers.Poisson(load / 2, "web", "large", "GET /large")],
                TheoryTiers.ProcessorSharing("web", ("GET /small", [Fixed(small)]), ("GET /large", [Fixed(large)]))),
            Figures = [Conditional("small", small), Conditional("large", large), Figures.Utilisation(load), Figures.Arrivals(load / 2, "small"), Figures.Arrivals(load / 2, "large")],
            Controls = [Controls.ArrivalsOf(load / 2, "small"), Controls.ArrivalsOf(load / 2, "large")],
        };

        TheoryFigure Conditional(string name, double size) => Figures.MeanSojourn(
            ProductFormStation.Queueing(size, load), "Kleinrock II, 4.4: E[T | x] = x/(1 − ρ)", margin, population: name);
    });

    private static Models.Programs.Step Fixed(double size) => TheoryTiers.Compute(new ConstantDistribution((long)(size * TheoryTiers.Service)));

    private static TheorySystem MarkovSystem(double load, int millions)
    {
        var margin = Figures.MarginAt(load);
        ImmutableArray<TheoryFigure> figures =
        [
            Figures.MeanSojourn(SingleServerQueue.MeanSojourn(load), Exponential, margin),
            .. Figures.Percentiles(share => SingleServerQueue.SojournQuantile(load, share), ExponentialLaw, margin),
            Figures.Utilisation(load),
            Figures.Arrivals(load),
            Figures.Little(),
        ];
        return System($"M/M/1 at {load}", "M/M/1", load, 1, millions, TheoryTiers.Exponential()) with { Figures = figures };
    }

    /// <summary>Percentiles are known where the service is of Erlang's law; beyond 0.8 they would take some 500 million requests a row.</summary>
    private static IEnumerable<TheoryFigure> ErlangPercentiles(double load) => load > HeaviestErlangPercentile
        ? []
        : Figures.Percentiles(share => ErlangServiceQueue.SojournQuantile(Stages, load, share), "Kleinrock I, 5.7: partial fractions of Pollaczek–Khinchine", Figures.MarginAt(load));

    private static TheorySystem General(double load, int millions, string law, Distribution service, IEnumerable<TheoryFigure> percentiles)
    {
        var variation = service.Variance / service.Mean / service.Mean;
        return System($"M/G/1 {law} (c² = {ReportNumber.Text(variation)}) at {load}", "M/G/1, first come first served", load, variation, millions, service) with
        {
            Figures = [Figures.MeanSojourn(PollaczekKhinchine.MeanSojourn(load, variation), "Pollaczek–Khinchine (Kleinrock I, 5.6)", Figures.MarginAt(load)), .. percentiles, Figures.Utilisation(load), Figures.Arrivals(load)],
        };
    }

    private static TheorySystem Sharing(double load, int millions, string law, Distribution service)
    {
        var variation = service.Variance / service.Mean / service.Mean;
        return System($"M/G/1-PS {law} (c² = {ReportNumber.Text(variation)}) at {load}", SharingGroup, load, variation, millions, service) with
        {
            System = TheoryTiers.Join([TheoryTiers.Poisson(load)], TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [TheoryTiers.Compute(service)]))),
            Figures = [Figures.MeanSojourn(SingleServerQueue.MeanSojourn(load), "Kleinrock II, 4.4: 1/(1 − ρ), any law", Figures.MarginAt(load)), Figures.Utilisation(load), Figures.Arrivals(load)],
        };
    }

    /// <summary>The relaxation time grows with the variability of service.</summary>
    private static TheorySystem System(string name, string group, double load, double variation, int millions, Distribution service) => new()
    {
        Group = group,
        Name = name,
        Abscissa = load,
        System = TheoryTiers.Join([TheoryTiers.Poisson(load)], TheoryTiers.FirstComeFirstServed("web", 1, service)),
        Length = RunLength.OfRequests(
            1e6 * millions, load / TheoryTiers.Service, SingleServerQueue.RelaxationTime(load) * TheoryTiers.Service * Math.Max(1, (1 + variation) / 2), Replications),
        Figures = [],
        Controls = [Controls.ArrivalsOf(load), Controls.WorkOf(load)],
        ErrorWeight = RunSizes.WeightOf(millions),
        IsBounded = millions <= 9,
    };
}
