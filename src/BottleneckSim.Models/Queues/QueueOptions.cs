using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues;

/// <summary>A message broker with one first-in first-out queue.</summary>
/// <remarks>
/// Sources: AMQP 0-9-1 and RabbitMQ's "Consumer Acknowledgements", "Time-To-Live" and "Negative Acknowledgements" (what comes back with the connection, goes back to its
/// place); Amazon SQS Developer Guide, "Visibility timeout", "Delay queues" and "Dead-letter queues" (what comes back with time, maxReceiveCount, redrive).
/// </remarks>
public sealed record QueueOptions : TierOptions
{
    /// <summary>Messages that may wait; more are refused: 1 to 100,000,000, default 1,000,000. One that comes back is taken all the same. So many dead letters are kept.</summary>
    public int Capacity { get; init; } = 1_000_000;

    /// <summary>
    /// How long a delivered message stays hidden; if it is not acknowledged by then, it is delivered again: 1 ms to 12 h. Null (the default) means that it comes back as
    /// soon as its consumer's connection breaks, and not before.
    /// </summary>
    public Duration? VisibilityTimeout { get; init; }

    /// <summary>How often a message is delivered before it goes to the dead letters: 1 to 1,000; null (the default) means without end.</summary>
    public int? MaximumDeliveries { get; init; }

    /// <summary>How old a message may get before it is dropped, delivered or not: 1 ms to 14 days; null (the default) means as old as it likes.</summary>
    public Duration? MessageLifetime { get; init; }

    /// <summary>How long every new message waits before it may be taken: 0 (the default) to 15 min.</summary>
    public Duration DeliveryDelay { get; init; }

    /// <summary>How long a message waits that a worker gave back because its work failed; null (the default) means not at all.</summary>
    public RedeliveryBackOff? BackOff { get; init; }

    /// <summary>How often dead letters have been put back into the queue on purpose.</summary>
    public int Redrives { get; init; }

    /// <summary>How often dead letters have been thrown away on purpose.</summary>
    public int DeadLetterPurges { get; init; }

    /// <summary>How often waiting messages have been thrown away on purpose.</summary>
    public int Purges { get; init; }
}
