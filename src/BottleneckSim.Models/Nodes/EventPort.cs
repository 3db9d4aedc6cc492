using BottleneckSim.Kernel.Events;

namespace BottleneckSim.Models.Nodes;

/// <summary>Where a node puts the events it causes, its own future ones included; each engine has its own.</summary>
public abstract class EventPort
{
    /// <summary>Takes an event for delivery to <see cref="Message.Destination"/> at the key's time.</summary>
    public abstract void Post(in EventKey key, in Message message);
}
