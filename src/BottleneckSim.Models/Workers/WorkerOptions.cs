using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Workers;

/// <summary>A tier of workers that take messages from a queue and acknowledge them.</summary>
public sealed record WorkerOptions : ProgramTierOptions
{
    /// <summary>The largest number of messages that a node may take in advance.</summary>
    public const int MaximumPrefetch = 10_000;

    /// <summary>The queue tier they consume.</summary>
    public required string Queue { get; init; }

    /// <summary>When a message is acknowledged; default after its work.</summary>
    public Acknowledgement Acknowledgement { get; init; }

    /// <summary>What becomes of a message whose work failed; default that it is acknowledged all the same.</summary>
    public FailedMessages FailedMessages { get; init; }

    /// <summary>How many messages a thread takes at once; null (the default) means one.</summary>
    public BatchOptions? Batch { get; init; }

    /// <summary>Messages (or batches) that a node asks for beyond those its threads work on, so that the next is there at once: 0 (the default) to 10,000.</summary>
    public int Prefetch { get; init; }
}
