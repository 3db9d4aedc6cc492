using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>One server, no bound: M/M/1, M/D/1, M/G/1 first come first served, M/G/1 processor sharing.</summary>
/// <remarks>Sizes follow from the variance of a mean sojourn, about 2(1 + c²)/(1 − ρ)² squared means a request (Whitt, Management Science 35, 1989), and a half-width of 0.6 margins.</remarks>
internal static class SingleServerRows
{
    private const int Replications = 100;
    private const string Exponential = "Kleinrock I, 3.2: 1/(1 − ρ)";
    private const string ExponentialLaw = "Kleinrock I, 5.12: −ln(1 − p)/(1 − ρ)";
    private const string ErlangsWait = "Erlang 1909, inverted";

    /// <summary>M/M/1: load, millions of requests, which percentiles are gated.</summary>
    public static IEnumerable<TheorySystem> Exponentials() =>
        new[] { (0.3, 8, 0.99), (0.5, 20, 0.99), (0.7, 64, 0.99), (0.8, 88, 0.95), (0.9, 215, 0.0), (0.95, 270, 0.0) }.Select(row => MarkovSystem(row.Item1, row.Item2, row.Item3));

    /// <summary>M/D/1.</summary>
    public static IEnumerable<TheorySystem> Constants() => new[] { (0.3, 5), (0.5, 9), (0.7, 36), (0.8, 44) }.Select(row =>
    {
        var (load, millions) = row;
        var margin = Figures.MarginAt(load);
        return System($"M/D/1 at {load}", "M/D/1", load, 0, millions, new ConstantDistribution((long)TheoryTiers.Service)) with
        {
            Figures =
            [
                Figures.MeanSojourn(PollaczekKhinchine.MeanSojourn(load, 0), "Pollaczek–Khinchine, c² = 0", margin),
                Figures.Percentile(0.95, 1 + DeterministicServiceQueue.WaitQuantile(load, 0.95), ErlangsWait, margin),
                Figures.Percentile(0.99, 1 + DeterministicServiceQueue.WaitQuantile(load, 0.99), ErlangsWait, load > 0.7 ? null : margin),
            ],
        };
    });

    /// <summary>M/G/1, first come first served, with a law less and one more variable than the exponential.</summary>
    public static IEnumerable<TheorySystem> Generals() => new[] { (0.3, 4, 6), (0.5, 6, 22), (0.7, 20, 55) }.SelectMany(row => new[]
    {
        General(row.Item1, row.Item2, "Erlang-4", new ErlangDistribution(4, TheoryTiers.Service)),
        General(row.Item1, row.Item3, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5)),
    });

    /// <summary>M/G/1, processor sharing: the mean does not depend on the law.</summary>
    public static IEnumerable<TheorySystem> Shared() => new[] { (0.3, 5), (0.5, 10), (0.7, 32) }.SelectMany(row => new[]
    {
        Sharing(row.Item1, row.Item2, "uniform", new UniformDistribution(0, 2 * TheoryTiers.Service)),
        Sharing(row.Item1, row.Item2, "gamma", GammaDistribution.FromMean(TheoryTiers.Service, 0.5)),
    });

    private static TheorySystem MarkovSystem(double load, int millions, double highestGated)
    {
        var margin = Figures.MarginAt(load);
        ImmutableArray<TheoryFigure> figures =
        [
            Figures.MeanSojourn(SingleServerQueue.MeanSojourn(load), Exponential, margin),
            .. new[] { 0.95, 0.99 }.Select(share => Figures.Percentile(share, SingleServerQueue.SojournQuantile(load, share), ExponentialLaw, share <= highestGated ? margin : null)),
            Figures.Utilisation(load),
            Figures.Little(),
        ];
        return System($"M/M/1 at {load}", "M/M/1", load, 1, millions, TheoryTiers.Exponential()) with { Figures = figures };
    }

    private static TheorySystem General(double load, int millions, string law, Distribution service)
    {
        var variation = service.Variance / service.Mean / service.Mean;
        return System($"M/G/1 {law} (c² = {ReportNumber.Text(variation)}) at {load}", "M/G/1, first come first served", load, variation, millions, service) with
        {
            Figures = [Figures.MeanSojourn(PollaczekKhinchine.MeanSojourn(load, variation), "Pollaczek–Khinchine (Kleinrock I, 5.6)", Figures.MarginAt(load))],
        };
    }

    private static TheorySystem Sharing(double load, int millions, string law, Distribution service)
    {
        var variation = service.Variance / service.Mean / service.Mean;
        return System($"M/G/1-PS {law} (c² = {ReportNumber.Text(variation)}) at {load}", "M/G/1, processor sharing", load, variation, millions, service) with
        {
            System = TheoryTiers.Join([TheoryTiers.Poisson(load)], TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [TheoryTiers.Compute(service)]))),
            Figures = [Figures.MeanSojourn(SingleServerQueue.MeanSojourn(load), "Kleinrock II, 4.4: 1/(1 − ρ), any law", Figures.MarginAt(load))],
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
        IsBounded = millions <= 9,
    };
}
