using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Queues: producers and consumers by the semantic conventions, the broker's own state by our names.</summary>
public static class MessagingMetrics
{
    /// <summary>How long a producer's call to the broker took.</summary>
    public static InstrumentDefinition ClientOperationDuration { get; } = InstrumentDefinition.Histogram(
        "messaging.client.operation.duration", "s", Buckets.HttpSeconds,
        "Duration of messaging operation initiated by a producer or consumer client",
        MessagingSystem, MessagingOperationName, MessagingDestinationName, ServerAddress, ErrorType);

    /// <summary>Messages that producers tried to send.</summary>
    public static InstrumentDefinition SentMessages { get; } = InstrumentDefinition.Counter(
        "messaging.client.sent.messages", "{message}", "Number of messages producer attempted to send to the broker",
        MessagingSystem, MessagingOperationName, MessagingDestinationName, ServerAddress, ErrorType);

    /// <summary>Messages that consumers were given.</summary>
    public static InstrumentDefinition ConsumedMessages { get; } = InstrumentDefinition.Counter(
        "messaging.client.consumed.messages", "{message}", "Number of messages that were delivered to the application",
        MessagingSystem, MessagingOperationName, MessagingDestinationName, ErrorType);

    /// <summary>How long a consumer worked at a message.</summary>
    public static InstrumentDefinition ProcessDuration { get; } = InstrumentDefinition.Histogram(
        "messaging.process.duration", "s", Buckets.HttpSeconds, "Duration of processing operation",
        MessagingSystem, MessagingOperationName, MessagingDestinationName, ErrorType);

    /// <summary>How long a message waited from the broker's acceptance to the start of its work.</summary>
    public static InstrumentDefinition QueueTime { get; } = InstrumentDefinition.Histogram(
        "bottlenecksim.queue.wait_time", "s", Buckets.QueueSeconds,
        "Time from a message's acceptance by the broker to the start of its processing",
        MessagingSystem, MessagingOperationName, MessagingDestinationName);

    /// <summary>Messages that wait.</summary>
    public static InstrumentDefinition QueueDepth { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.queue.depth", "{message}", "Messages that wait in the queue");

    /// <summary>How long the oldest waiting message has waited.</summary>
    public static InstrumentDefinition OldestMessageAge { get; } = InstrumentDefinition.Gauge(
        "bottlenecksim.queue.oldest_message.age", "s", "Age of the oldest message that waits in the queue");

    /// <summary>Messages the broker accepted.</summary>
    public static InstrumentDefinition AcceptedMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.accepted", "{message}", "Messages that the broker accepted from producers");

    /// <summary>Messages the broker handed out.</summary>
    public static InstrumentDefinition DeliveredMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.delivered", "{message}", "Messages that the broker handed to consumers");

    /// <summary>Messages whose work is done.</summary>
    public static InstrumentDefinition AcknowledgedMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.acknowledged", "{message}", "Messages that consumers acknowledged");

    /// <summary>Messages the broker turned away.</summary>
    public static InstrumentDefinition RefusedMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.refused", "{message}", "Messages that the broker turned away because the queue was full");

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        ClientOperationDuration, SentMessages, ConsumedMessages, ProcessDuration, QueueTime, QueueDepth, OldestMessageAge,
        AcceptedMessages, DeliveredMessages, AcknowledgedMessages, RefusedMessages,
    ];
}
