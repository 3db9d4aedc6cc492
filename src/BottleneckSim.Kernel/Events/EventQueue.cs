using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Events;

/// <summary>The pending events of one thread, taken out in exactly the order of their keys.</summary>
/// <typeparam name="TPayload">What happens; kept in a slot until then, so its size does not slow the ordering.</typeparam>
/// <remarks>
/// Adding and taking out cost constant time on average, whatever the distribution of times, and logarithmic time at worst.
/// Memory grows to the largest number of events that were pending at once; after that nothing is allocated. Two pending
/// events must not have the same key: their order would be open.
/// </remarks>
public sealed class EventQueue<TPayload>
    where TPayload : struct
{
    /// <summary>The bound that serves unless another is given: 2²⁴ pending events.</summary>
    public const int DefaultCapacity = 1 << 24;

    /// <summary>The largest bound that may be given: 2²⁸ pending events.</summary>
    public const int MaximumCapacity = 1 << 28;

    private const int InitialSlots = 64;

    private readonly EventSlots<TPayload> _slots = new();
    private readonly EventLadder _ladder;
    private EventKey _last;

    /// <summary>An empty queue.</summary>
    /// <param name="capacity">The most events that may be pending at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below one or above <see cref="MaximumCapacity"/>.</exception>
    public EventQueue(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MaximumCapacity);
        Capacity = capacity;
        _ladder = new(_slots);
    }

    /// <summary>The most events that may be pending at once.</summary>
    public int Capacity { get; }

    /// <summary>How many events are pending.</summary>
    public int Count => _slots.Used;

    /// <summary>The time of the earliest pending event, or <see cref="Instant.MaxValue"/> when there is none.</summary>
    public Instant NextTime => Count > 0 ? Instant.FromNanoseconds((long)_ladder.PeekEarliest().Time) : Instant.MaxValue;

    /// <summary>Adds an event.</summary>
    /// <exception cref="InvalidOperationException">The key comes before the event taken out last: time never goes back.</exception>
    /// <exception cref="EventQueueFullException">The queue is full.</exception>
    public void Enqueue(in EventKey key, in TPayload payload)
    {
        if (key.Time <= _last.Time && key < _last)
        {
            ThrowPast(key);
        }

        if (_slots.Used == _slots.Length)
        {
            Grow();
        }

        _ladder.Add(new((ulong)key.Time.Nanoseconds, key.Upper, key.Lower, _slots.Put(payload)));
    }

    /// <summary>Looks at the key of the earliest pending event.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryPeek(out EventKey key)
    {
        key = Count > 0 ? _ladder.PeekEarliest().Key : default;
        return Count > 0;
    }

    /// <summary>Takes out the earliest pending event if it happens strictly before the bound.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryDequeueBefore(Instant bound, out EventKey key, out TPayload payload)
    {
        if (Count > 0)
        {
            ref readonly var earliest = ref _ladder.PeekEarliest();
            if ((long)earliest.Time < bound.Nanoseconds)
            {
                _last = earliest.Key;
                key = earliest.Key;
                _slots.Take(earliest.Slot, out payload);
                _ladder.RemoveEarliest();
                return true;
            }
        }

        (key, payload) = (default, default);
        return false;
    }

    private void Grow()
    {
        if (_slots.Length == Capacity)
        {
            throw new EventQueueFullException(Capacity, _last.Time);
        }

        var length = (int)Math.Min(Math.Max(InitialSlots, 2L * _slots.Length), Capacity);
        _slots.Grow(length);
    }

    private void ThrowPast(in EventKey key) => throw new InvalidOperationException(
        $"An event is added at {key}, but the event at {_last} has already happened: time never goes back. The run cannot go on.");
}
