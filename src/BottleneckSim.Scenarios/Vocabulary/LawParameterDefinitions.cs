using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The parameters of distributions that have several.</summary>
internal static class LawParameterDefinitions
{
    private static readonly Shape<Duration> PositiveDuration = Quantity.Duration("1ns", "1h");
    private static readonly Shape<double> AnyShape = Quantity.Number("0.1", "100");

    private static readonly Key<Duration> Mean = Key.Required("mean", PositiveDuration, "The mean.");
    private static readonly Key<Duration> Median = Key.Required("median", PositiveDuration, "Half of the durations are below it.");
    private static readonly Key<Duration> P99 = Key.Required("p99", PositiveDuration, "99 % of the durations are below it; at least the median.");
    private static readonly Key<int> Stages = Key.Required("stages", Quantity.Count("stages", "1", "1000"), "How many stages.");
    private static readonly Key<double> TailShape = Key.Required("shape", AnyShape, "The exponent of the tail; up to 1 the mean is infinite without a maximum.");
    private static readonly Key<Duration> Minimum = Key.Required("minimum", PositiveDuration, "The shortest.");
    private static readonly Key<Duration> Maximum = Key.Omittable("maximum", PositiveDuration, "The longest; above the minimum.", "no bound");
    private static readonly Key<double> WeibullShape = Key.Required("shape", AnyShape, "1 is exponential, below 1 the tail is heavier.");

    public static Shape<Distribution> Lognormal { get; } = new MappingShape<Distribution>(new(
        "lognormal parameters", "Two quantiles give a lognormal distribution.", [Median, P99], BuildLognormal));

    public static Shape<Distribution> Erlang { get; } = new MappingShape<Distribution>(new(
        "erlang parameters",
        "The mean of the whole and the number of its stages.",
        [Mean, Stages],
        values => new ErlangDistribution(values.Get(Stages), values.Get(Mean).Nanoseconds)));

    public static Shape<Distribution> Pareto { get; } = new MappingShape<Distribution>(new(
        "pareto parameters", "P(X > x) = (minimum/x)^shape.", [Minimum, TailShape, Maximum], BuildPareto));

    public static Shape<Distribution> Weibull { get; } = new MappingShape<Distribution>(new(
        "weibull parameters",
        "The mean and the shape of the tail.",
        [Mean, WeibullShape],
        values => WeibullDistribution.FromMean(values.Get(Mean).Nanoseconds, values.Get(WeibullShape))));

    private static Distribution BuildLognormal(MappingValues values)
    {
        if (values.Get(P99) >= values.Get(Median))
            return LognormalDistribution.FromMedianAndQuantile(values.Get(Median).Nanoseconds, 0.99, values.Get(P99).Nanoseconds);
        values.Refuse(P99, $"{values.Get(P99)} is below the median", $"at least {values.Get(Median)}");
        return null!;
    }

    private static Distribution BuildPareto(MappingValues values)
    {
        var maximum = values.OrNull(Maximum);
        if (maximum is null || maximum > values.Get(Minimum))
            return new ParetoDistribution(values.Get(TailShape), values.Get(Minimum).Nanoseconds, maximum?.Nanoseconds ?? double.PositiveInfinity);
        values.Refuse(Maximum, $"{maximum} is not above the minimum", $"above {values.Get(Minimum)}");
        return null!;
    }
}
