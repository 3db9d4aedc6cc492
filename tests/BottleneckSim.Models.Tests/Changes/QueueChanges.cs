using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Models.Workers.Changes;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes of the town's queue and of how its workers take from it.</summary>
internal static class QueueChanges
{
    public static IReadOnlyList<Change> All { get; } =
    [
        new SetVisibilityTimeout("letters", Duration.FromMilliseconds(20)),
        new SetVisibilityTimeout("letters", Duration.FromMilliseconds(400)),
        new SetMaximumDeliveries("letters", 2),
        new SetMaximumDeliveries("letters", 1),
        new SetMessageLifetime("letters", Duration.FromMilliseconds(60)),
        new SetDeliveryDelay("letters", Duration.FromMilliseconds(100)),
        new SetRedeliveryBackOff("letters", new RedeliveryBackOff(Duration.FromMilliseconds(10), Duration.FromMilliseconds(50))),
        new SetQueueCapacity("letters", 3),
        new RedriveDeadLetters("letters"),
        new PurgeDeadLetters("letters"),
        new PurgeQueue("letters"),
        new SetAcknowledgement("mailer", Acknowledgement.BeforeWork),
        new SetFailedMessages("mailer", FailedMessages.GivenBack),
        new SetBatch("mailer", new BatchOptions(5)),
        new SetBatch("mailer", new BatchOptions(3, Town.Mail)),
        new SetPrefetch("mailer", 4),
    ];
}
