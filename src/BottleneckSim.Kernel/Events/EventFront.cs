using System.Runtime.CompilerServices;

namespace BottleneckSim.Kernel.Events;

/// <summary>The earliest pending events in full order: a sorted array while there are few, a heap of four children when there are many.</summary>
/// <remarks>
/// <code>
///   few:   latest … … earliest ──► taken from the end, inserted from the end (what is due soon moves little)
///   many:  earliest at index 0, children of i at 4i + 1 … 4i + 4; an array turned round is such a heap already
/// </code>
/// There are many only if they cannot be told apart by time, since the ladder cuts everything else into small buckets.
/// </remarks>
internal sealed class EventFront
{
    /// <summary>The most events that are kept sorted.</summary>
    public const int SortedLimit = 64;

    private const int SortAgainAt = 16;
    private const int Arity = 4;

    private PendingEvent[] _events = new PendingEvent[2 * SortedLimit];
    private bool _isHeap;

    /// <summary>How many events are in the front.</summary>
    public int Count { get; private set; }

    /// <summary>The events in no order that means anything.</summary>
    public ReadOnlySpan<PendingEvent> Events => _events.AsSpan(0, Count);

    /// <summary>The earliest event; there must be one.</summary>
    public ref readonly PendingEvent Earliest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _events[_isHeap ? 0 : Count - 1];
    }

    /// <summary>Adds an event.</summary>
    public void Add(in PendingEvent added)
    {
        if (Count < SortedLimit && !_isHeap)
        {
            InsertSorted(added);
        }
        else
        {
            AddToHeap(added);
        }
    }

    /// <summary>Takes the earliest event out; there must be one.</summary>
    public void RemoveEarliest()
    {
        Count--;
        if (_isHeap)
        {
            RemoveRoot();
        }
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        Count = 0;
        _isHeap = false;
    }

    private void InsertSorted(in PendingEvent added)
    {
        var (time, upper, lower, slot) = (added.Time, added.Upper, added.Lower, added.Slot);
        var events = _events;
        var index = Count++;
        for (; index > 0 && events[index - 1].ComesBefore(time, upper, lower); index--)
        {
            ref var place = ref events[index]; // Without the reference the compiler copies twice, by way of the stack.
            place = events[index - 1];
        }

        events[index] = new(time, upper, lower, slot);
    }

    private void AddToHeap(in PendingEvent added)
    {
        if (!_isHeap)
        {
            Array.Reverse(_events, 0, Count);
            _isHeap = true;
        }

        if (Count == _events.Length)
        {
            Array.Resize(ref _events, 2 * Count);
        }

        var events = _events;
        var index = Count++;
        while (index > 0 && added.ComesBefore(events[(index - 1) / Arity]))
        {
            events[index] = events[(index - 1) / Arity];
            index = (index - 1) / Arity;
        }

        events[index] = added;
    }

    private void RemoveRoot()
    {
        SiftDown(_events[Count]);
        if (Count <= SortAgainAt)
        {
            SortAgain();
        }
    }

    private void SiftDown(PendingEvent moved)
    {
        var events = _events.AsSpan(0, Count);
        var index = 0;
        for (var child = 1; child < events.Length; child = (Arity * index) + 1)
        {
            var first = child;
            for (var sibling = child + 1; sibling < Math.Min(child + Arity, events.Length); sibling++)
            {
                if (events[sibling].ComesBefore(events[first]))
                {
                    first = sibling;
                }
            }

            if (!events[first].ComesBefore(moved))
            {
                break;
            }

            events[index] = events[first];
            index = first;
        }

        _events[index] = moved;
    }

    private void SortAgain()
    {
        Span<PendingEvent> copy = stackalloc PendingEvent[SortAgainAt];
        var count = Count;
        Events.CopyTo(copy);
        Clear();
        foreach (var pending in copy[..count])
        {
            InsertSorted(pending);
        }
    }
}
