using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>A node's traffic, and its lines to other tiers over links with a bandwidth, for which no convention exists.</summary>
public static class NetworkMetrics
{
    /// <summary>Bytes by direction.</summary>
    public static InstrumentDefinition Io { get; } = InstrumentDefinition.Counter(
        "system.network.io", "By", "The number of bytes transmitted and received", NetworkIoDirection);

    /// <summary>Messages that are sent again and again because the network is cut.</summary>
    public static InstrumentDefinition HeldMessages { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.network.held_messages", "{message}", "Messages that the node sends again and again because the network is cut");

    /// <summary>Time in which a line was sending; its rate is the utilisation.</summary>
    public static InstrumentDefinition LineBusyTime { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.network.line.busy_time", "s", "Time in which the line to another tier was sending", ServerAddress);

    /// <summary>How long messages waited for a line.</summary>
    public static InstrumentDefinition LineWaitTime { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.network.line.wait_time", "s", "Time that messages waited for the line to another tier, summed: its rate is the mean number that waits", ServerAddress);

    /// <summary>How long a line needs for what it has.</summary>
    public static InstrumentDefinition LineBacklog { get; } = InstrumentDefinition.Gauge(
        "bottlenecksim.network.line.backlog", "s", "How long the line to another tier needs for what it has now", ServerAddress);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [Io, HeldMessages, LineBusyTime, LineWaitTime, LineBacklog];
}
