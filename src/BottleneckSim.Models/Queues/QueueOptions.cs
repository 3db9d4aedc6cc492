using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues;

/// <summary>A message broker with one first-in first-out queue.</summary>
public sealed record QueueOptions : TierOptions
{
    /// <summary>Messages that may wait; more are refused: 1 to 100,000,000, default 1,000,000.</summary>
    public int Capacity { get; init; } = 1_000_000;
}
