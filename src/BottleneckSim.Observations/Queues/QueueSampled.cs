using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Queues;

/// <summary>A message queue's counts, cumulative since the run began, and its depth now.</summary>
/// <param name="Time">The sampling instant.</param>
/// <param name="Node">The broker.</param>
/// <param name="Sent">Messages accepted from producers.</param>
/// <param name="Refused">Messages turned away because the queue was full.</param>
/// <param name="Delivered">Messages handed to consumers.</param>
/// <param name="Acknowledged">Messages whose work is done.</param>
/// <param name="Depth">Messages that wait now.</param>
/// <param name="OldestAge">How long the oldest of them has waited.</param>
public readonly record struct QueueSampled(
    Instant Time, int Node, long Sent, long Refused, long Delivered, long Acknowledged, long Depth, Duration OldestAge);
