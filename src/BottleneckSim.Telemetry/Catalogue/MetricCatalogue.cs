namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Every instrument there is: the sink creates them, dashboards ask for them, tests hold both to it.</summary>
/// <remarks>Names are those of the OpenTelemetry semantic conventions 1.44; <c>bottlenecksim.*</c> stands where none exists.</remarks>
public static class MetricCatalogue
{
    /// <summary>All instruments, by domain.</summary>
    public static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        .. HttpMetrics.All, .. DatabaseClientMetrics.All, .. DatabaseServerMetrics.All, .. ReplicationMetrics.All, .. MessagingMetrics.All,
        .. SystemMetrics.All, .. NetworkMetrics.All, .. SlotMetrics.All, .. CallPolicyMetrics.All, .. CacheMetrics.All, .. SessionMetrics.All,
    ];
}
