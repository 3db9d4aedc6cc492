using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Resources.Slots.Admission;

public class AdmissionTests
{
    [Fact]
    public void The_most_important_class_goes_first_and_equals_in_the_order_they_came()
    {
        var bench = new SlotBench(1, 100);
        bench.Request(1);
        bench.Request(2, priority: 2);
        bench.Request(3, priority: 1);
        bench.Request(4, priority: 2);
        bench.Request(5);
        foreach (var ticket in new[] { 1, 5, 3, 2, 4 })
        {
            bench.Release(ticket);
        }

        Assert.Equal([1L, 5, 3, 2, 4], bench.Story);
    }

    [Fact]
    public void Reserved_slots_are_kept_for_the_most_important_class()
    {
        var bench = new SlotBench(3, 100, new AdmissionOptions { ReservedSlots = 1 });
        bench.Request(1, priority: 1);
        bench.Request(2, priority: 1);
        bench.Request(3, priority: 1);
        bench.Request(4);
        Assert.Equal([1L, 2, 4], bench.Story);
        bench.Release(4);
        Assert.False(bench.Holds(3));
        bench.Release(1);
        Assert.True(bench.Holds(3));
    }

    [Fact]
    public void Last_in_first_out_serves_whoever_came_last()
    {
        var bench = new SlotBench(1, 100, new AdmissionOptions { Discipline = QueueDiscipline.LastInFirstOut });
        for (var ticket = 1; ticket <= 4; ticket++)
        {
            bench.Request(ticket);
        }

        bench.GiveUp(4);
        bench.Release(1);
        bench.Release(3);
        Assert.Equal([1L, 3, 2], bench.Story);
    }

    [Fact]
    public void Whoever_has_waited_longer_than_the_queue_time_out_is_shed_when_a_slot_is_free()
    {
        var bench = new SlotBench(1, 100, new AdmissionOptions { QueueTimeout = Duration.FromMilliseconds(10) });
        bench.Laboratory
            .At(0, () => bench.Request(1)).At(0, () => bench.Request(2)).At(5_000_000, () => bench.Request(3))
            .At(12_000_000, () => bench.Release(1)).Run();
        Assert.Equal([1L, -2, 3], bench.Story);
        Assert.Equal(1, bench.Sample().Errors);
    }

    [Theory]
    [InlineData(99, "1 2")] // the queue has not stood for long: the interval is the patience
    [InlineData(101, "1 -2 3")] // a standing queue: 5 ms
    public void Controlled_delay_sheds_early_only_from_a_standing_queue(int releasedAt, string story)
    {
        var bench = new SlotBench(1, 100, new AdmissionOptions { DelayTarget = Duration.FromMilliseconds(5) });
        bench.Laboratory
            .At(0, () => bench.Request(1)).At(0, () => bench.Request(2)).At((releasedAt - 1) * 1_000_000L, () => bench.Request(3))
            .At(releasedAt * 1_000_000L, () => bench.Release(1)).Run();
        Assert.Equal(story, string.Join(' ', bench.Story));
    }

    [Fact]
    public void Adaptive_concurrency_gives_out_fewer_slots_after_a_late_request_and_more_again_after_some_in_time()
    {
        var limit = new AdaptiveLimit();
        var policy = new AdmissionOptions { AdaptiveLatency = Duration.FromMilliseconds(10) };
        var now = Instant.FromSeconds(1);
        limit.Learn(policy, now, Duration.FromMilliseconds(11), 20, true);
        Assert.Equal(18, limit.Of(20));
        limit.Learn(policy, now, Duration.FromMilliseconds(11), 20, true); // within the same interval
        Assert.Equal(18, limit.Of(20));
        for (var request = 0; request < 19; request++)
        {
            limit.Learn(policy, now, Duration.FromMilliseconds(1), 20, true);
        }

        Assert.Equal(19, limit.Of(20));
    }

    [Fact]
    public void Waits_of_two_classes_are_those_of_Cobham()
    {
        // One worker, exponential service of 1 ms, load 0.35 of either class: W₁ = 0.7 ÷ 0.65, W₂ = 0.7 ÷ (0.65 · 0.3), each plus the service.
        var web = Village.Web() with
        {
            Workers = 1,
            AcceptQueue = 1_000_000,
            Endpoints = Town.Named(
                endpoint => endpoint.Name,
                new EndpointOptions("GET /fast", [Town.Compute(1)]),
                new EndpointOptions("GET /slow", [Town.Compute(1)]) { Priority = 1 }),
        };
        var load = SmallSystems.Poisson(700) with { Tasks = Town.Tasks(("GET /fast", 1), ("GET /slow", 1)) };
        var means = new MeanSink();
        using var engine = new SequentialEngine(SmallSystems.OneTier(load, web), 11, means);
        engine.AdvanceTo(Instant.FromSeconds(700));

        Assert.Equal(1 + (0.7 / 0.65), means.Mean(0), 0.04);
        Assert.Equal(1 + (0.7 / 0.65 / 0.3), means.Mean(1), 0.2);
    }

    private sealed class MeanSink : ObservationSink
    {
        private readonly double[] _sums = new double[2];
        private readonly long[] _counts = new long[2];

        public override ObservationInterests Interests => ObservationInterests.Requests;

        public double Mean(int operation) => _sums[operation] / _counts[operation];

        public override void Observe(in RequestFinished fact)
        {
            _sums[fact.Operation] += fact.Latency.Milliseconds();
            _counts[fact.Operation]++;
        }
    }
}
