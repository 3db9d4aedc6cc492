namespace BottleneckSim.Models.Resources.Slots;

/// <summary>A first-in first-out queue of plain data that grows as needed and never allocates in steady state.</summary>
/// <typeparam name="T">What is queued.</typeparam>
public sealed class RingBuffer<T>
    where T : struct
{
    private T[] _items = new T[16];
    private int _head;

    /// <summary>How many are queued.</summary>
    public int Count { get; private set; }

    /// <summary>The one that has waited longest.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public ref readonly T First
    {
        get
        {
            if (Count == 0)
            {
                throw new InvalidOperationException("The queue is empty.");
            }

            return ref _items[_head];
        }
    }

    /// <summary>Adds one at the end.</summary>
    public void Enqueue(in T item)
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        _items[(_head + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    /// <summary>Takes the one that has waited longest.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public T Dequeue()
    {
        var item = First;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        return item;
    }

    /// <summary>Takes the one that came last.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public T DequeueLast()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("The queue is empty.");
        }

        Count--;
        return At(Count);
    }

    /// <summary>The one at a position, 0 being the one that has waited longest.</summary>
    public ref T At(int position) => ref _items[(_head + position) & (_items.Length - 1)];

    /// <summary>Those from a position on, the one that has waited longest first.</summary>
    /// <param name="position">The first one's position: 0 or more.</param>
    public IEnumerable<T> From(int position)
    {
        for (var next = position; next < Count; next++)
        {
            yield return At(next);
        }
    }

    private void Grow()
    {
        var larger = new T[_items.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            larger[index] = _items[(_head + index) & (_items.Length - 1)];
        }

        _items = larger;
        _head = 0;
    }
}
