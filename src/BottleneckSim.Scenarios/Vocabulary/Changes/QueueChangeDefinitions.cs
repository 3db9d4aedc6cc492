using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Models.Workers.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of queues, and of how workers take from them.</summary>
internal static class QueueChangeDefinitions
{
    private static readonly Key<Duration> Timeout = Key.Omittable(
        "timeout", QueueDefinitions.VisibilityRange, "How long a delivered message stays hidden.", "none: messages come back when their worker's connection breaks");

    private static readonly Key<int> Deliveries = Key.Omittable("deliveries", QueueDefinitions.DeliveriesRange, "Deliveries of a message.", "without end");
    private static readonly Key<Duration> Lifetime = Key.Omittable("lifetime", QueueDefinitions.LifetimeRange, "How old a message may get.", "as old as it likes");
    private static readonly Key<Duration> Delay = Key.Required("delay", QueueDefinitions.DelayRange, "How long every new message waits.");
    private static readonly Key<int> Capacity = Key.Required("capacity", QueueDefinitions.CapacityRange, "Messages that may wait.");
    private static readonly Key<int> Prefetch = Key.Required("prefetch", WorkerDefinitions.PrefetchRange, "Messages in advance.");

    private static readonly Key<Acknowledgement> Acknowledge = Key.Required("acknowledge", WorkerDefinitions.AcknowledgementWords, "When a message is acknowledged.");
    private static readonly Key<FailedMessages> Failed = Key.Required("failed-messages", WorkerDefinitions.FailedWords, "What becomes of messages whose work failed.");

    public static ImmutableArray<ChangeKind> All { get; } =
    [
        ChangeKind.Of(
            "set-visibility-timeout",
            "Changes how long a delivered message stays hidden before it is delivered again.",
            values => new SetVisibilityTimeout(values.Get(TargetKeys.Queue), values.OrNull(Timeout)),
            TargetKeys.Queue, Timeout),
        ChangeKind.Of(
            "set-maximum-deliveries",
            "Changes how often a message is delivered before it goes to the dead letters.",
            values => new SetMaximumDeliveries(values.Get(TargetKeys.Queue), values.OrNull(Deliveries)),
            TargetKeys.Queue, Deliveries),
        ChangeKind.Of(
            "set-message-lifetime",
            "Changes how old a message may get; those that are too old are dropped at once.",
            values => new SetMessageLifetime(values.Get(TargetKeys.Queue), values.OrNull(Lifetime)),
            TargetKeys.Queue, Lifetime),
        ChangeKind.Of(
            "set-delivery-delay",
            "Changes how long every new message waits before it may be taken.",
            values => new SetDeliveryDelay(values.Get(TargetKeys.Queue), values.Get(Delay)),
            TargetKeys.Queue, Delay),
        ChangeKind.Of(
            "set-redelivery-back-off",
            "Changes how long a message waits after its work failed.",
            values => new SetRedeliveryBackOff(values.Get(TargetKeys.Queue), values.OrNothing(QueueDefinitions.BackOff)),
            TargetKeys.Queue, QueueDefinitions.BackOff),
        ChangeKind.Of(
            "set-queue-capacity",
            "Changes how many messages may wait; those that wait stay.",
            values => new SetQueueCapacity(values.Get(TargetKeys.Queue), values.Get(Capacity)),
            TargetKeys.Queue, Capacity),
        ChangeKind.Of(
            "redrive-dead-letters",
            "Puts all dead letters back into the queue, as if they had never been delivered.",
            values => new RedriveDeadLetters(values.Get(TargetKeys.Queue)),
            TargetKeys.Queue),
        ChangeKind.Of(
            "purge-dead-letters", "Throws all dead letters away.", values => new PurgeDeadLetters(values.Get(TargetKeys.Queue)), TargetKeys.Queue),
        ChangeKind.Of(
            "purge-queue",
            "Throws all messages away that wait; those that are being worked on stay.",
            values => new PurgeQueue(values.Get(TargetKeys.Queue)),
            TargetKeys.Queue),
        ChangeKind.Of(
            "set-acknowledgement",
            "Changes when workers acknowledge messages: before or after the work.",
            values => new SetAcknowledgement(values.Get(TargetKeys.Workers), values.Get(Acknowledge)),
            TargetKeys.Workers, Acknowledge),
        ChangeKind.Of(
            "set-failed-messages",
            "Changes what becomes of messages whose work failed.",
            values => new SetFailedMessages(values.Get(TargetKeys.Workers), values.Get(Failed)),
            TargetKeys.Workers, Failed),
        ChangeKind.Of(
            "set-batch",
            "Changes how many messages a thread takes at once.",
            values => new SetBatch(values.Get(TargetKeys.Workers), values.OrNothing(WorkerDefinitions.Batch)),
            TargetKeys.Workers, WorkerDefinitions.Batch),
        ChangeKind.Of(
            "set-prefetch",
            "Changes how many messages each node takes in advance.",
            values => new SetPrefetch(values.Get(TargetKeys.Workers), values.Get(Prefetch)),
            TargetKeys.Workers, Prefetch),
    ];
}
