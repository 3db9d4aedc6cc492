using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Events;

public sealed class EventQueueTests
{
    [Fact]
    public void An_empty_queue_has_no_next_event()
    {
        var queue = new EventQueue<int>();
        Assert.Equal((0, Instant.MaxValue), (queue.Count, queue.NextTime));
        Assert.False(queue.TryPeek(out _));
        Assert.False(queue.TryDequeueBefore(Instant.MaxValue, out _, out _));
    }

    [Fact]
    public void An_event_at_the_bound_stays()
    {
        var queue = new EventQueue<int>();
        queue.Enqueue(KeyAt(5, 0), 7);
        Assert.False(queue.TryDequeueBefore(Instant.FromNanoseconds(5), out _, out _));
        Assert.Equal((1, Instant.FromNanoseconds(5)), (queue.Count, queue.NextTime));
        Assert.True(queue.TryDequeueBefore(Instant.FromNanoseconds(6), out var key, out var payload));
        Assert.Equal((KeyAt(5, 0), 7, 0), (key, payload, queue.Count));
    }

    [Fact]
    public void An_event_before_the_one_taken_out_last_is_refused()
    {
        var queue = new EventQueue<int>();
        queue.Enqueue(KeyAt(5, 3), 0);
        queue.TryDequeueBefore(Instant.MaxValue, out _, out _);
        Assert.Contains("time never goes back", Assert.Throws<InvalidOperationException>(() => queue.Enqueue(KeyAt(4, 9), 0)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => queue.Enqueue(KeyAt(5, 2), 0));
        queue.Enqueue(KeyAt(5, 4), 0);
        Assert.Equal(1, queue.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1_000)]
    public void A_full_queue_refuses_one_more_and_serves_on(int capacity)
    {
        var queue = new EventQueue<int>(capacity);
        for (var index = 0; index < capacity; index++)
        {
            queue.Enqueue(KeyAt(index * 1_000, index), index);
        }

        var error = Assert.Throws<EventQueueFullException>(() => queue.Enqueue(KeyAt(1, capacity), 0));
        Assert.Equal(capacity, error.Capacity);
        Assert.Equal(Enumerable.Range(0, capacity), Drain(queue));
        queue.Enqueue(KeyAt(capacity * 1_000L, 0), 1);
        Assert.Equal([1], Drain(queue));
    }

    [Fact]
    public void A_capacity_outside_its_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventQueue<int>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventQueue<int>(EventQueue<int>.MaximumCapacity + 1));
    }

    [Fact]
    public void Ties_in_every_part_of_the_key_are_ordered_by_the_next_part()
    {
        var part = Gen.Elements(0, 1, 2);
        var keys = Gen.ListOf(Gen.Four(part)).Select(list => list.Distinct().ToArray());
        Prop.ForAll(Arb.From(keys), parts =>
        {
            var queue = new EventQueue<EventKey>();
            var events = parts.Select(key => new EventKey(Instant.FromNanoseconds(key.Item1), key.Item2, NodeId.FromValue((ulong)key.Item3 << 20), key.Item4)).ToArray();
            foreach (var key in events)
            {
                queue.Enqueue(key, key);
            }

            return Drain(queue).SequenceEqual(events.Order());
        }).Check(seed: 20, tests: 500);
    }

    [Fact]
    public void A_payload_with_references_is_let_go_when_it_is_taken_out()
    {
        var queue = new EventQueue<(object? Held, int Number)>();
        var reference = EnqueueAndDequeue(queue);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
        GC.KeepAlive(queue);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference EnqueueAndDequeue(EventQueue<(object? Held, int Number)> queue)
    {
        var held = new object();
        queue.Enqueue(KeyAt(1, 0), (held, 1));
        queue.TryDequeueBefore(Instant.MaxValue, out _, out _);
        return new(held);
    }

    private static EventKey KeyAt(long nanoseconds, long sequence) => EventKey.ForMessage(Instant.FromNanoseconds(nanoseconds), default, sequence);

    private static IEnumerable<TPayload> Drain<TPayload>(EventQueue<TPayload> queue)
        where TPayload : struct
    {
        while (queue.TryDequeueBefore(Instant.MaxValue, out _, out var payload))
        {
            yield return payload;
        }
    }
}
