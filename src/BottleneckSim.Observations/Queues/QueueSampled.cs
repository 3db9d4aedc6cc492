using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Queues;

/// <summary>A message queue's counts, cumulative since the run began, and where its messages are now.</summary>
/// <remarks>No message is lost: sent = acknowledged + waiting + delayed + in flight + dead + expired + discarded.</remarks>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The broker.</param>
/// <param name="Sent">Messages accepted from producers.</param>
/// <param name="Refused">Messages turned away because the queue was full.</param>
/// <param name="Delivered">Messages handed to consumers, every time counted.</param>
/// <param name="Acknowledged">Messages whose work is done.</param>
/// <param name="Depth">Messages that wait now and may be taken.</param>
/// <param name="OldestAge">How long ago the oldest of them was sent.</param>
public readonly record struct QueueSampled(
    Instant Time, int Node, long Sent, long Refused, long Delivered, long Acknowledged, long Depth, Duration OldestAge)
{
    /// <summary>Messages that are delivered now and not acknowledged.</summary>
    public long InFlight { get; init; }

    /// <summary>Messages that may not be taken yet: their delay, or the back-off after a failure, runs.</summary>
    public long Delayed { get; init; }

    /// <summary>Messages that lie among the dead letters now.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Deliveries of messages that had been delivered before.</summary>
    public long Redelivered { get; init; }

    /// <summary>Messages that came back without having been acknowledged.</summary>
    public long Returned { get; init; }

    /// <summary>Acknowledgements of messages that had been delivered again, or given up: work that is done twice.</summary>
    public long LateAcknowledgements { get; init; }

    /// <summary>Messages given up after too many deliveries.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Messages that were older than they may get.</summary>
    public long Expired { get; init; }

    /// <summary>Messages thrown away on purpose, and dead letters for which there was no room.</summary>
    public long Discarded { get; init; }
}
