using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Events;

/// <summary>The pending events of one thread, taken out in exactly the order of their keys.</summary>
/// <typeparam name="TPayload">What happens; kept in a pool of slots, so its size does not slow the ordering.</typeparam>
public sealed class EventQueue<TPayload>
    where TPayload : struct
{
    /// <summary>The bound that serves unless another is given: 2²⁴ pending events.</summary>
    public const int DefaultCapacity = 1 << 24;

    private readonly PriorityQueue<TPayload, EventKey> _heap = new();
    private EventKey _last;

    /// <summary>An empty queue.</summary>
    /// <param name="capacity">The most events that may be pending at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below one.</exception>
    public EventQueue(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
    }

    /// <summary>The most events that may be pending at once.</summary>
    public int Capacity { get; }

    /// <summary>How many events are pending.</summary>
    public int Count => _heap.Count;

    /// <summary>The time of the earliest pending event, or <see cref="Instant.MaxValue"/> when there is none.</summary>
    public Instant NextTime => _heap.TryPeek(out _, out var key) ? key.Time : Instant.MaxValue;

    /// <summary>Adds an event.</summary>
    /// <exception cref="InvalidOperationException">The key comes before the event taken out last: time never goes back.</exception>
    /// <exception cref="EventQueueFullException">The queue is full.</exception>
    public void Enqueue(in EventKey key, in TPayload payload)
    {
        if (key < _last)
        {
            throw new InvalidOperationException($"An event is enqueued at {key}, but the event at {_last} has already happened: time never goes back. The run cannot go on.");
        }

        if (_heap.Count == Capacity)
        {
            throw new EventQueueFullException(Capacity, _last.Time);
        }

        _heap.Enqueue(payload, key);
    }

    /// <summary>Looks at the key of the earliest pending event.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryPeek(out EventKey key) => _heap.TryPeek(out _, out key);

    /// <summary>Takes out the earliest pending event if it happens strictly before the bound.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryDequeueBefore(Instant bound, out EventKey key, out TPayload payload)
    {
        if (!_heap.TryPeek(out payload, out key) || key.Time >= bound)
        {
            return false;
        }

        _heap.Dequeue();
        _last = key;
        return true;
    }
}
