using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>The figures that many systems share.</summary>
internal static class Figures
{
    /// <summary>The unit of times.</summary>
    public const string ServiceTimes = "service times";

    private const double HeavyLoad = 0.95;

    /// <summary>1 %, and 2 % at the heaviest load.</summary>
    public static EquivalenceMargin MarginAt(double load) => EquivalenceMargin.Relative(load >= HeavyLoad ? 0.02 : 0.01);

    /// <summary>The mean sojourn of a population's requests without the links.</summary>
    public static TheoryFigure MeanSojourn(double exact, string source, EquivalenceMargin? margin, int hops = 2, string population = "users") => new(
        population == "users" ? "mean sojourn" : $"mean sojourn, class {population}", ServiceTimes, exact, source, margin,
        sink => (sink.Population(population).MeanNanoseconds - (hops * TheoryTiers.Hop)) / TheoryTiers.Service)
    {
        IsControlled = true,
    };

    /// <summary>A percentile of the sojourn without the links.</summary>
    public static TheoryFigure Percentile(double share, double exact, string source, EquivalenceMargin? margin, int hops = 2)
    {
        var name = FormattableString.Invariant($"p{100 * share:0.#} of the sojourn");
        return new TheoryFigure(name, ServiceTimes, exact, source, margin, sink => (sink.Quantile(name) - (hops * TheoryTiers.Hop)) / TheoryTiers.Service)
        {
            Lens = (share, (exact * TheoryTiers.Service) + (hops * TheoryTiers.Hop)),
            IsControlled = true,
        };
    }

    /// <summary>p95 and p99 of the sojourn.</summary>
    /// <param name="exact">The percentile by its share.</param>
    /// <param name="source">Where that comes from.</param>
    /// <param name="margin">The margin of both.</param>
    /// <param name="hops">Links to take off.</param>
    public static IEnumerable<TheoryFigure> Percentiles(Func<double, double> exact, string source, EquivalenceMargin margin, int hops = 2) =>
        new[] { 0.95, 0.99 }.Select(share => Percentile(share, exact(share), source, margin, hops));

    /// <summary>Requests issued: what the control variate "arrivals" takes as known.</summary>
    public static TheoryFigure Arrivals(double perService, string population = "users") => new(
        population == "users" ? "arrivals" : $"arrivals, class {population}", "a service time", perService, "the rate of the Poisson process", EquivalenceMargin.Relative(0.01),
        Controls.ArrivalsOf(perService, population).Measure);

    /// <summary>Processor time delivered over processor time there was.</summary>
    public static TheoryFigure Utilisation(double load, string tier = "web") => new(
        $"utilisation of {tier}", "share", load, "utilisation law, U = X·S (Denning and Buzen 1978)", EquivalenceMargin.Relative(0.01),
        sink => sink.Resource(tier, "cpu").Utilisation);

    /// <summary>∫ requests present dt over the sum of their sojourns as the users saw them.</summary>
    public static TheoryFigure Little(string tier = "web") => new(
        "L/(λ·W)", "ratio", 1, "Little 1961: L = λ·W", EquivalenceMargin.Relative(0.01),
        sink => sink.Resource(tier, "workers").JobNanoseconds
            / (sink.Population().Succeeded * (sink.Population().MeanNanoseconds - (2 * TheoryTiers.Hop))));
}
