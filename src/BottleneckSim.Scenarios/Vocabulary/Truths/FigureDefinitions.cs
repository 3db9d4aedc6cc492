using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Scenarios.Vocabulary.Truths;

/// <summary>Numbers that can be read off a run.</summary>
internal static class FigureDefinitions
{
    private const string OfWord = "of";

    private static readonly Key<string> OfOperation = Key.Required(OfWord, new ReferenceShape(NameKind.Operation), "The operation.");
    private static readonly Key<string> OfTier = Key.Required(OfWord, new ReferenceShape(NameKind.Tier), "The tier.");

    private static readonly Key<double> Latency = Key.Required(
        "latency", new WordShape<double>([("mean", 0), .. PercentileWords.All]), "The mean or a percentile of the latency that users see.");

    private static readonly Key<string> Success = Key.Required(
        "success-of-offered", new ReferenceShape(NameKind.Operation), "The operation whose requests are answered as asked, of all that were issued.");

    private static readonly Key<string> Throughput = Key.Required(
        "throughput", new ReferenceShape(NameKind.Operation), "The operation whose requests answered as asked are counted, each second.");

    private static readonly Key<string> Metric =
        Key.Required("metric", NameShape.Metric, "A metric as Prometheus stores it: counters by rate, histograms by mean, gauges by average.");

    private static readonly Key<ImmutableSortedDictionary<string, string>> Where = Key.Omittable(
        "where", new MapShape<string>(NameShape.Metric, TextShape.Line, 0, 20), "The labels that select its series.", "all series");

    /// <summary>The figures; each use adds its own key.</summary>
    public static ImmutableArray<Mapping<Figure>> All { get; } =
    [
        new("latency figure", "How long users wait.", [Latency, OfOperation], BuildLatency),
        new(
            "success figure",
            "How many requests succeed.",
            [Success],
            values => new OperationFigure(values.Get(Success), OperationStatistic.SuccessOfOffered)),
        new("throughput figure", "How much is done.", [Throughput], values => new OperationFigure(values.Get(Throughput), OperationStatistic.Throughput)),
        Resource("utilisation", ResourceStatistic.Utilisation, "Work done over capacity"),
        Resource("waiting", ResourceStatistic.Waiting, "Jobs that wait, on average"),
        Resource("errors", ResourceStatistic.Errors, "Jobs refused or given up each second"),
        new(
            "metric figure",
            "A metric of telemetry.",
            [Metric, Where],
            values => new MetricFigure(values.Get(Metric), values.GetOr(Where, NoNames.For<string>()))),
    ];

    private static Mapping<Figure> Resource(string word, ResourceStatistic statistic, string doc)
    {
        var resource = Key.Required(word, new ReferenceShape(NameKind.Resource), "The resource: cpu, disk, workers, 'pool orders-db'.").InScopeOf(OfWord);
        return new Mapping<Figure>(
            $"{word} figure", $"{doc}, over all instances of a tier.", [resource, OfTier], values => new ResourceFigure(values.Get(OfTier), values.Get(resource), statistic));
    }

    private static OperationFigure BuildLatency(MappingValues values) => values.Get(Latency) > 0
        ? new OperationFigure(values.Get(OfOperation), OperationStatistic.LatencyPercentile, values.Get(Latency))
        : new OperationFigure(values.Get(OfOperation), OperationStatistic.MeanLatency);
}
