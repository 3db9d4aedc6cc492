using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>One instrument: what it is called, measures and carries. The only place from which a wire name comes.</summary>
/// <param name="Name">The OpenTelemetry name, for example <c>http.server.request.duration</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The unit in UCUM, for example <c>s</c>, <c>By</c>, <c>1</c>, or an annotation such as <c>{row}</c>.</param>
/// <param name="Description">One sentence without a full stop; Prometheus shows it as HELP.</param>
/// <param name="Attributes">The keys of the attributes a point may carry.</param>
/// <param name="Buckets">The upper bounds of a histogram's buckets, ascending, without +∞; empty for other kinds.</param>
public sealed record InstrumentDefinition(
    string Name,
    InstrumentKind Kind,
    string Unit,
    string Description,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<double> Buckets)
{
    /// <summary>The name of the Prometheus family: with the unit, without a counter's <c>_total</c>.</summary>
    public string FamilyName { get; } = PrometheusNaming.FamilyName(Name, Unit);

    /// <summary>The name of the sample that a query asks for; not for histograms, which have three.</summary>
    /// <exception cref="InvalidOperationException">The instrument is a histogram.</exception>
    public string SampleName => Kind switch
    {
        InstrumentKind.Counter => FamilyName + PrometheusNaming.TotalSuffix,
        InstrumentKind.Histogram => throw new InvalidOperationException(
            $"'{Name}' is a histogram: ask for {nameof(BucketName)}, {nameof(SumName)} or {nameof(CountName)}."),
        _ => FamilyName,
    };

    /// <summary>The name of a histogram's buckets.</summary>
    public string BucketName => FamilyName + PrometheusNaming.BucketSuffix;

    /// <summary>The name of a histogram's sum of values.</summary>
    public string SumName => FamilyName + PrometheusNaming.SumSuffix;

    /// <summary>The name of a histogram's count of values.</summary>
    public string CountName => FamilyName + PrometheusNaming.CountSuffix;

    /// <summary>Every sample name this instrument has on the wire.</summary>
    public IReadOnlyList<string> SampleNames => Kind == InstrumentKind.Histogram ? [BucketName, SumName, CountName] : [SampleName];

    internal static InstrumentDefinition Counter(string name, string unit, string description, params string[] attributes) =>
        new(name, InstrumentKind.Counter, unit, description, attributes, []);

    internal static InstrumentDefinition UpDownCounter(string name, string unit, string description, params string[] attributes) =>
        new(name, InstrumentKind.UpDownCounter, unit, description, attributes, []);

    internal static InstrumentDefinition Gauge(string name, string unit, string description, params string[] attributes) =>
        new(name, InstrumentKind.Gauge, unit, description, attributes, []);

    internal static InstrumentDefinition Histogram(
        string name, string unit, IReadOnlyList<double> buckets, string description, params string[] attributes) =>
        new(name, InstrumentKind.Histogram, unit, description, attributes, buckets);
}
