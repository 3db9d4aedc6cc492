using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A message queue in a window.</summary>
/// <param name="Node">The broker's name.</param>
/// <param name="Sent">Messages accepted.</param>
/// <param name="Refused">Messages turned away.</param>
/// <param name="Acknowledged">Messages whose work is done.</param>
/// <param name="Depth">Messages that wait at the end.</param>
/// <param name="OldestAge">How long the oldest of them has waited then.</param>
public sealed record QueueMeasurement(string Node, long Sent, long Refused, long Acknowledged, long Depth, Duration OldestAge)
{
    /// <summary>Messages delivered again.</summary>
    public long Redelivered { get; init; }

    /// <summary>Messages whose work was done twice.</summary>
    public long LateAcknowledgements { get; init; }

    /// <summary>Dead letters at the end.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Messages that grew too old.</summary>
    public long Expired { get; init; }
}
