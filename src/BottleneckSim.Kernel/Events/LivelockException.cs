using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Events;

/// <summary>A node sends itself events without delay for ever, so simulated time stands still. The run cannot go on.</summary>
public sealed class LivelockException : InvalidOperationException
{
    /// <summary>A livelock of one node at one instant.</summary>
    public LivelockException(string nodeName, Instant time)
        : base($"Node '{nodeName}' is in a livelock: at {time} it has sent itself events without delay through all {EventKey.MaximumPhase} "
            + "phases of the instant. An event a node sends itself over and over needs a delay. The run cannot go on.")
    {
        NodeName = nodeName;
        Time = time;
    }

    /// <summary>The node that does not let time pass.</summary>
    public string NodeName { get; }

    /// <summary>When time stood still.</summary>
    public Instant Time { get; }
}
