using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Models.Tests.Nodes;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Timeouts;

public class ConstantTimeoutsTests
{
    [Fact]
    public void Each_wait_that_goes_on_times_out_at_its_instant_whatever_the_lengths()
    {
        var bench = new Bench();
        bench.Set(at: 0, length: 50, ticket: 1).Set(10, 20, 2).Set(20, 50, 3).Set(25, 20, 4).End(40, 4).Run();

        Assert.Equal(["2@30", "1@50", "3@70"], bench.TimedOut);
    }

    [Fact]
    public void Waits_that_ended_cost_no_event_of_their_own()
    {
        var bench = new Bench();
        for (var ticket = 0; ticket < 1_000; ticket++)
        {
            bench.Set(ticket * 10, 5_000_000, ticket).End((ticket * 10) + 5, ticket);
        }

        bench.Run();
        Assert.Empty(bench.TimedOut);
        Assert.InRange(bench.Laboratory.EventCount, 2_001, 2_003);
    }

    [Fact]
    public void A_new_wait_may_begin_as_another_times_out()
    {
        var bench = new Bench { Restarts = 3 };
        bench.Set(0, 10, 1).Run();

        Assert.Equal(["1@10", "2@20", "3@30", "4@40"], bench.TimedOut);
    }

    [Fact]
    public void Any_waits_time_out_exactly_when_they_should()
    {
        var waits = Gen.Choose(0, 30).Zip(Gen.Choose(1, 4)).Zip(Gen.Choose(0, 200)).ListOf().Select(list => list.ToArray());
        Prop.ForAll(waits.ToArbitrary(), script =>
        {
            var bench = new Bench();
            var expected = new SortedSet<(long At, int Ticket)>();
            long at = 0;
            for (var ticket = 1; ticket <= script.Length; ticket++)
            {
                var ((gap, kind), lasts) = script[ticket - 1];
                at += gap;
                bench.Set(at, kind * 25, ticket).End(at + lasts, ticket);
                if (lasts > kind * 25)
                {
                    expected.Add((at + (kind * 25), ticket));
                }
            }

            bench.Run();
            return bench.TimedOut.Order(StringComparer.Ordinal).SequenceEqual(expected.Select(one => $"{one.Ticket}@{one.At}").Order(StringComparer.Ordinal));
        }).Check(seed: 8, tests: 500);
    }

    private sealed class Bench : ITimeoutClient
    {
        private const int Timer = 0;

        private readonly HashSet<long> _pending = [];
        private readonly ConstantTimeouts _timeouts;

        public Bench()
        {
            _timeouts = new ConstantTimeouts(Laboratory, this, Timer);
            Laboratory.Timers[Timer] = _timeouts.OnTimer;
        }

        public Laboratory Laboratory { get; } = Laboratory.With();

        public int Restarts { get; init; }

        public List<string> TimedOut { get; } = [];

        public Bench Set(long at, long length, long ticket)
        {
            Laboratory.At(at, () => SetNow(length, ticket));
            return this;
        }

        public Bench End(long at, long ticket)
        {
            Laboratory.At(at, () => _pending.Remove(ticket));
            return this;
        }

        public void Run() => Laboratory.Run();

        public bool IsPending(long ticket) => _pending.Contains(ticket);

        public void OnTimeout(long ticket)
        {
            Assert.True(_pending.Remove(ticket));
            TimedOut.Add($"{ticket}@{Laboratory.Now.Nanoseconds}");
            if (ticket <= Restarts)
            {
                SetNow(10, ticket + 1);
            }
        }

        private void SetNow(long length, long ticket)
        {
            _pending.Add(ticket);
            _timeouts.Set(Duration.FromNanoseconds(length), ticket);
        }
    }
}
