using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Actors.Exposition;

/// <summary>How a definition of the catalogue reads in prometheus-net.</summary>
internal static class Definitions
{
    /// <summary>Whose it is, then the attributes in the catalogue's order. prometheus-net leaves no label out: an absent one is empty, which Prometheus takes for the same.</summary>
    public static string[] LabelsOf(InstrumentDefinition definition) => ["job", "instance", .. definition.Attributes.Select(PrometheusNaming.LabelName)];
}
