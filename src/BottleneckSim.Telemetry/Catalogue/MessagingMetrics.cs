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

    /// <summary>Messages delivered and not acknowledged yet.</summary>
    public static InstrumentDefinition InFlightMessages { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.queue.in_flight", "{message}", "Messages delivered and not acknowledged yet");

    /// <summary>Messages that may not be taken yet.</summary>
    public static InstrumentDefinition DelayedMessages { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.queue.delayed", "{message}", "Messages that may not be taken yet: a delay or a back-off runs");

    /// <summary>Messages given up that lie there.</summary>
    public static InstrumentDefinition DeadLetters { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.queue.dead_letters", "{message}", "Messages given up after too many deliveries that lie among the dead letters");

    /// <summary>Deliveries of messages that had been delivered before.</summary>
    public static InstrumentDefinition RedeliveredMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.redelivered", "{message}", "Deliveries of messages that had been delivered before");

    /// <summary>Messages that came back.</summary>
    public static InstrumentDefinition ReturnedMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.returned", "{message}", "Messages that came back without having been acknowledged");

    /// <summary>Work done twice.</summary>
    public static InstrumentDefinition LateAcknowledgements { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.late_acknowledgements", "{message}", "Acknowledgements of messages that had been delivered again: work that is done twice");

    /// <summary>Messages given up.</summary>
    public static InstrumentDefinition DeadLetteredMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.dead_lettered", "{message}", "Messages given up after too many deliveries");

    /// <summary>Messages that grew too old.</summary>
    public static InstrumentDefinition ExpiredMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.expired", "{message}", "Messages dropped because they were older than they may get");

    /// <summary>Messages thrown away.</summary>
    public static InstrumentDefinition DiscardedMessages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.queue.discarded", "{message}", "Messages thrown away on purpose, and dead letters for which there was no room");

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        ClientOperationDuration, SentMessages, ConsumedMessages, ProcessDuration, QueueTime, QueueDepth, OldestMessageAge,
        AcceptedMessages, DeliveredMessages, AcknowledgedMessages, RefusedMessages,
        InFlightMessages, DelayedMessages, DeadLetters, RedeliveredMessages, ReturnedMessages, LateAcknowledgements, DeadLetteredMessages, ExpiredMessages, DiscardedMessages,
    ];
}
