using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots.Admission;

namespace BottleneckSim.Models.Resources.Slots;

/// <summary>Somebody who waits for a slot.</summary>
internal readonly record struct Waiter(long Ticket, long Job, Instant Since, bool HasGivenUp = false);

/// <summary>Those who wait for a slot, a queue for each priority class. Who has given up is passed over.</summary>
internal sealed class WaitingRoom
{
    private RingBuffer<Waiter>[] _queues = [new()];
    private Instant _lastEmpty;

    /// <summary>Those who wait, in all classes.</summary>
    public int Count { get; private set; }

    public void Add(in Waiter waiter, int priority)
    {
        if (Count == 0)
        {
            _lastEmpty = waiter.Since;
        }

        while (priority >= _queues.Length)
        {
            Array.Resize(ref _queues, _queues.Length + 1);
            _queues[^1] = new RingBuffer<Waiter>();
        }

        _queues[priority].Enqueue(waiter);
        Count++;
    }

    /// <summary>The most important class in which somebody waits; −1 if nobody does.</summary>
    public int FirstClass()
    {
        for (var priority = 0; priority < _queues.Length; priority++)
        {
            DropThoseWhoGaveUp(_queues[priority]);
            if (_queues[priority].Count > 0)
            {
                return priority;
            }
        }

        return -1;
    }

    /// <summary>Takes the next of a class in which somebody waits.</summary>
    public Waiter Take(int priority, AdmissionOptions? admission, Instant now)
    {
        var queue = _queues[priority];
        Count--;
        if (admission is null || !IsLastFirst(admission, now))
        {
            return queue.Dequeue();
        }

        while (true)
        {
            var last = queue.DequeueLast();
            if (!last.HasGivenUp)
            {
                return last;
            }
        }
    }

    /// <summary>Takes one who has waited too long, if there is one.</summary>
    public bool TryTakeLate(AdmissionOptions admission, Instant now, out Waiter late)
    {
        if (PatienceOf(admission, now) is { } patience)
        {
            foreach (var queue in _queues)
            {
                DropThoseWhoGaveUp(queue);
                if (queue.Count > 0 && now - queue.First.Since > patience)
                {
                    late = queue.Dequeue();
                    Count--;
                    return true;
                }
            }
        }

        late = default;
        return false;
    }

    /// <summary>Somebody gives up.</summary>
    /// <returns>Whether the ticket was waiting.</returns>
    public bool TryGiveUp(long ticket, out Waiter gone)
    {
        foreach (var queue in _queues)
        {
            for (var index = 0; index < queue.Count; index++)
            {
                ref var waiter = ref queue.At(index);
                if (waiter.Ticket == ticket && !waiter.HasGivenUp)
                {
                    gone = waiter;
                    waiter = waiter with { HasGivenUp = true };
                    Count--;
                    DropThoseWhoGaveUp(queue);
                    return true;
                }
            }
        }

        gone = default;
        return false;
    }

    private bool IsStanding(AdmissionOptions admission, Instant now) => now - _lastEmpty > admission.Interval;

    private bool IsLastFirst(AdmissionOptions admission, Instant now) =>
        admission.Discipline == QueueDiscipline.LastInFirstOut || (admission.Discipline == QueueDiscipline.AdaptiveLastInFirstOut && IsStanding(admission, now));

    private Duration? PatienceOf(AdmissionOptions admission, Instant now)
    {
        if (admission.DelayTarget is not { } target)
        {
            return admission.QueueTimeout;
        }

        var controlled = IsStanding(admission, now) ? target : admission.Interval;
        return admission.QueueTimeout is { } timeout && timeout < controlled ? timeout : controlled;
    }

    private static void DropThoseWhoGaveUp(RingBuffer<Waiter> queue)
    {
        while (queue.Count > 0 && queue.First.HasGivenUp)
        {
            queue.Dequeue();
        }
    }
}
