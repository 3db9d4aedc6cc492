using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>How long something takes: always the same, or by a law of chance.</summary>
internal static class DistributionDefinitions
{
    private static readonly Shape<Duration> AnyDuration = Quantity.Duration("0ns", "1h");

    private static readonly ImmutableArray<Mapping<Distribution>> Laws =
    [
        Law("exponential", Quantity.Duration("1ns", "1h"), "The mean of an exponential distribution: many short, few long, no memory.", Exponential),
        Law("between", new ListShape<Duration>(AnyDuration, 2, 2), "The shortest and the longest; all between are equally likely.", Between),
        Law("lognormal", LawParameterDefinitions.Lognormal, "A duration whose logarithm is normal.", (law, _) => law),
        Law("erlang", LawParameterDefinitions.Erlang, "The sum of equal exponential stages: steadier than one.", (law, _) => law),
        Law("pareto", LawParameterDefinitions.Pareto, "A power-law tail: few very long ones make up much of the sum.", (law, _) => law),
        Law("weibull", LawParameterDefinitions.Weibull, "A tail heavier (shape below 1) or lighter than an exponential one's.", (law, _) => law),
        Law("empirical", new ListShape<Duration>(AnyDuration, 1, 1000), "Measured durations; each is as likely as any other.", Empirical),
    ];

    private static readonly Key<bool> PerExecution = Key.Optional(
        "per-execution", Words.Flag, false, "Whether every attempt draws anew; otherwise all copies and retries of a request ask for the same.");

    /// <summary>A duration that is drawn.</summary>
    public static Shape<Distribution> Drawn { get; } = new ChoiceShape<Distribution>("distribution", Laws)
    {
        Single = new ConvertedShape<Duration, Distribution>(AnyDuration, (duration, _) => new ConstantDistribution(duration.Nanoseconds)),
    };

    /// <summary>What a step asks of a resource.</summary>
    public static Shape<DurationDemand> Demand { get; } = new ChoiceShape<DurationDemand>(
        "demand",
        [.. Laws.Select(law => law.With($"{law.Title} demand", PerExecution, (distribution, isPerExecution) => new DurationDemand(
            distribution, isPerExecution ? DrawScope.PerExecution : DrawScope.PerRequest)))])
    {
        Heading = "distribution",
        Single = new ConvertedShape<Duration, DurationDemand>(AnyDuration, (duration, _) => DurationDemand.Constant(duration)),
    };

    /// <summary>The laws as another type, each under the heading it has here.</summary>
    public static IEnumerable<Mapping<T>> LawsAs<T>(string title, Func<Distribution, T> convert) =>
        Laws.Select(law => law.As($"{law.Title} {title}", convert));

    /// <summary>A plain duration as another type.</summary>
    public static Shape<T> PlainAs<T>(Func<Distribution, T> convert) => AnyDuration.As(duration => convert(new ConstantDistribution(duration.Nanoseconds)));

    private static Mapping<Distribution> Law<T>(string word, Shape<T> shape, string doc, Func<T, MappingValues, Distribution?> build)
    {
        var key = Key.Required(word, shape, doc);
        return new Mapping<Distribution>(word, doc, [key], values => build(values.Get(key), values)!);
    }

    private static ExponentialDistribution Exponential(Duration mean, MappingValues values) => new(mean.Nanoseconds);

    private static UniformDistribution? Between(ImmutableArray<Duration> ends, MappingValues values)
    {
        if (ends[0] <= ends[1])
            return new UniformDistribution(ends[0].Nanoseconds, ends[1].Nanoseconds);
        values.RefuseAt(values.Node.Entries[0].Value.At, $"between: {ends[0]} is longer than {ends[1]}", "allowed: the shorter one first");
        return null;
    }

    private static EmpiricalDistribution Empirical(ImmutableArray<Duration> durations, MappingValues values) =>
        new(durations.Select(duration => ((double)duration.Nanoseconds, 1.0)));
}
