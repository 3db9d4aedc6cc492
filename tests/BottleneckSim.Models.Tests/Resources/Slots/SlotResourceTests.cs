using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Slots;

public class SlotResourceTests
{
    [Fact]
    public void Slots_are_given_in_order_of_asking_and_those_beyond_the_bound_are_refused()
    {
        var bench = new SlotBench(capacity: 1, maximumWaiting: 2);
        Request(bench, 1, 2, 3, 4);
        bench.Release(1);
        bench.Release(2);

        Assert.Equal([1, -4, 2, 3], bench.Story);
    }

    [Fact]
    public void One_who_gives_up_is_passed_over_and_makes_room_for_another()
    {
        var bench = new SlotBench(1, 2);
        Request(bench, 1, 2, 3);
        bench.GiveUp(2);
        Request(bench, 4);
        bench.Release(1);
        bench.Release(3);

        Assert.Equal([1, 3, 4], bench.Story);
        Assert.Equal(1, bench.Sample().Errors);
    }

    [Fact]
    public void A_larger_capacity_serves_waiters_at_once_in_order()
    {
        var bench = new SlotBench(1, 9);
        Request(bench, 1, 2, 3, 4);
        bench.Configure(3, 9);

        Assert.Equal([1, 2, 3], bench.Story);
    }

    [Fact]
    public void A_smaller_capacity_takes_busy_slots_only_when_they_come_back()
    {
        var bench = new SlotBench(3, 9);
        Request(bench, 1, 2, 3, 4);
        bench.Configure(1, 9);
        Assert.Equal((3, 3), (bench.InUse, bench.Sample().Capacity));

        bench.Release(1);
        bench.Release(2);
        Assert.Equal([1, 2, 3], bench.Story);
        bench.Release(3);

        Assert.Equal([1, 2, 3, 4], bench.Story);
        Assert.Equal((1, 1), (bench.InUse, bench.Sample().Capacity));
    }

    [Fact]
    public void A_million_waiters_who_give_back_at_once_are_served_without_running_out_of_stack()
    {
        const int Waiters = 1_000_000;
        var bench = new SlotBench(1, Waiters);
        bench.WhenGranted = ticket =>
        {
            if (ticket > 0)
            {
                bench.Release(ticket);
            }
        };
        Request(bench, Enumerable.Range(0, Waiters + 1).Select(ticket => (long)ticket));
        bench.Release(0);

        Assert.Equal(Waiters + 1, bench.Story.Count);
        Assert.Equal((0, 0), (bench.InUse, bench.Sample().Waiting));
    }

    [Fact]
    public void Those_who_gave_up_are_forgotten_even_while_no_slot_comes_back()
    {
        var bench = new SlotBench(1, 10);
        Request(bench, 0);
        for (long ticket = 1; ticket <= 300_000; ticket++) // Quadratic, and minutes long, if they stayed in the queue.
        {
            bench.Request(ticket);
            bench.GiveUp(ticket);
        }

        Assert.Equal((1L, 0), (bench.Story.Count, bench.Sample().Waiting));
    }

    [Fact]
    public void Any_story_is_that_of_a_first_in_first_out_queue_with_a_bound()
    {
        var actions = Gen.Choose(0, 9).Zip(Gen.Choose(0, 7)).ListOf().Select(list => list.ToArray());
        Prop.ForAll(actions.ToArbitrary(), script =>
        {
            var (bench, naive) = (new SlotBench(2, 3), new NaiveSlots(2, 3));
            for (var index = 0; index < script.Length; index++)
            {
                var (action, number) = script[index];
                bench.Laboratory.At(index, () => Play(action, number, bench, naive));
            }

            bench.Laboratory.Run();
            return bench.Story.SequenceEqual(naive.Story);
        }).Check(seed: 7, tests: 500);
    }

    private static void Play(int action, int number, SlotBench bench, NaiveSlots naive)
    {
        switch (action)
        {
            case < 4:
                naive.Request(++naive.Tickets);
                bench.Request(naive.Tickets);
                break;
            case < 7 when naive.Held.Count > 0:
                var held = naive.Held[number % naive.Held.Count];
                naive.Release(held);
                bench.Release(held);
                break;
            case < 8 when naive.Waiting.Count > 0:
                var waiter = naive.Waiting[number % naive.Waiting.Count];
                naive.Waiting.Remove(waiter);
                bench.GiveUp(waiter);
                break;
            case 8:
                naive.Configure(1 + (number % 4), number);
                bench.Configure(1 + (number % 4), number);
                break;
        }

        var sample = bench.Sample();
        Assert.Equal((naive.Held.Count, naive.Waiting.Count), (sample.InUse, sample.Waiting));
    }

    private static void Request(SlotBench bench, params IEnumerable<long> tickets)
    {
        foreach (var ticket in tickets)
        {
            bench.Request(ticket);
        }
    }

    /// <summary>The same with lists.</summary>
    private sealed class NaiveSlots(int capacity, int bound)
    {
        private int _capacity = capacity;
        private int _bound = bound;

        public long Tickets { get; set; }

        public List<long> Held { get; } = [];

        public List<long> Waiting { get; } = [];

        public List<long> Story { get; } = [];

        public void Request(long ticket)
        {
            if (Held.Count < _capacity)
            {
                Grant(ticket);
            }
            else if (Waiting.Count < _bound)
            {
                Waiting.Add(ticket);
            }
            else
            {
                Story.Add(-ticket);
            }
        }

        public void Release(long ticket)
        {
            Held.Remove(ticket);
            Serve();
        }

        public void Configure(int capacity, int bound)
        {
            (_capacity, _bound) = (capacity, bound);
            Serve();
        }

        private void Serve()
        {
            while (Held.Count < _capacity && Waiting.Count > 0)
            {
                var next = Waiting[0];
                Waiting.RemoveAt(0);
                Grant(next);
            }
        }

        private void Grant(long ticket)
        {
            Held.Add(ticket);
            Story.Add(ticket);
        }
    }
}
