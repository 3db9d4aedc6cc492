using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>What an operator pays and does.</summary>
public static class SessionMetrics
{
    /// <summary>What a node costs.</summary>
    public static InstrumentDefinition CostPerHour { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.cost.per_hour", "{currency}", "What the node costs per hour");

    /// <summary>The operator's own changes, never the fault.</summary>
    public static InstrumentDefinition OperatorChanges { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.operator.changes", "{change}", "Changes that the operator made");

    /// <summary>When the operator made a change, so that a dashboard can annotate it.</summary>
    public static InstrumentDefinition OperatorChangeTime { get; } = InstrumentDefinition.Gauge(
        "bottlenecksim.operator.change.time", "s", "When the operator made a change, in seconds since the Unix epoch", ChangeDescription);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [CostPerHour, OperatorChanges, OperatorChangeTime];
}
