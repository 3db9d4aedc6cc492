using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Events;

/// <summary>More events are pending than the queue's bound allows: a model schedules without end. The run cannot go on.</summary>
public sealed class EventQueueFullException : InvalidOperationException
{
    /// <summary>A queue that has reached its bound.</summary>
    public EventQueueFullException(int capacity, Instant now)
        : base($"The event queue is full: {capacity} events are pending at {now}, which is its bound. Some model schedules events "
            + "faster than they happen, or the load is too large for this bound. The run cannot go on.")
    {
        Capacity = capacity;
    }

    /// <summary>The bound.</summary>
    public int Capacity { get; }
}
