using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Things of which a node has a fixed number and hands them out: worker slots, server connections, locks; no convention exists.</summary>
public static class SlotMetrics
{
    /// <summary>Slots by state.</summary>
    public static InstrumentDefinition Usage { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.slot.usage", "{slot}", "Slots of a resource (workers, server connections, locks) by state",
        ResourceName, SlotState);

    /// <summary>Slots there are.</summary>
    public static InstrumentDefinition Limit { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.slot.limit", "{slot}", "Slots that a resource has", ResourceName);

    /// <summary>Those that wait for a slot.</summary>
    public static InstrumentDefinition Waiting { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.slot.queue.length", "{request}", "Requests that wait for a slot of a resource", ResourceName);

    /// <summary>Slot-seconds in use: its rate over the limit is the utilisation.</summary>
    public static InstrumentDefinition BusyTime { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.slot.busy_time", "s", "Time for which slots were in use, summed over slots", ResourceName);

    /// <summary>How long those waited that got a slot.</summary>
    public static InstrumentDefinition WaitTime { get; } = InstrumentDefinition.Histogram(
        "bottlenecksim.slot.wait_time", "s", Buckets.StatementSeconds, "Time waited for a slot of a resource", ResourceName);

    /// <summary>Connections and requests turned away for want of a slot or of room to wait, or that gave up waiting.</summary>
    public static InstrumentDefinition ConnectionRefusals { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.connection.refusals", "{connection}",
        "Connections and requests refused for want of a slot or of room to wait, or that gave up waiting", ResourceName);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [Usage, Limit, Waiting, BusyTime, WaitTime, ConnectionRefusals];
}
