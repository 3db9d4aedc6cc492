using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

/// <summary>What the catalogue says of a name on the wire.</summary>
internal static class CatalogueNames
{
    private const string TargetInfo = "target_info";
    private static readonly Dictionary<string, InstrumentDefinition> BySample = MetricCatalogue.All
        .SelectMany(instrument => instrument.SampleNames.Select(name => (name, instrument)))
        .ToDictionary(pair => pair.name, pair => pair.instrument, StringComparer.Ordinal);

    public static IEnumerable<string> All => BySample.Keys;

    public static bool IsCumulative(string sample) =>
        sample != TargetInfo && BySample[sample].Kind is (InstrumentKind.Counter or InstrumentKind.Histogram);

    public static ISet<string> LabelsOf(string sample)
    {
        IEnumerable<string> attributes = sample == TargetInfo ? ["bottlenecksim.node.kind"] : BySample[sample].Attributes;
        return attributes.Select(PrometheusNaming.LabelName)
            .Concat(["job", "instance"])
            .Concat(sample.EndsWith(PrometheusNaming.BucketSuffix, StringComparison.Ordinal) ? ["le"] : [])
            .ToHashSet(StringComparer.Ordinal);
    }
}
