using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Models.Resources.Memory.Changes;
using BottleneckSim.Models.Tests.Queues;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Workers;

public class WorkerMemoryTests
{
    private const long Mebibyte = 1L << 20;

    [Theory]
    [InlineData(null, null)]
    [InlineData(300, null)]
    [InlineData(null, 5)]
    [InlineData(300, 5)]
    public void A_leak_kills_the_process_again_and_again_and_no_message_is_lost(int? visibilityMilliseconds, int? batch)
    {
        var queue = MailOffice.Queue with { VisibilityTimeout = visibilityMilliseconds is { } time ? Duration.FromMilliseconds(time) : null };
        var record = Record.Of(
            MailOffice.Of(50, queue, Leaking with { Batch = batch is { } size ? new BatchOptions(size) : null, Prefetch = 2 }), 30, (10, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.Equal((last.Sent, 0L), (last.Acknowledged, last.Kept()));
        Assert.True(last.Redelivered >= 10);
        Assert.Contains(record.Jobs, job => job.Fact.Outcome == RequestOutcome.Failed);
        Assert.Equal(last.Sent, record.Jobs.Where(job => job.Fact.Outcome == RequestOutcome.Succeeded).Select(job => job.Fact.Enqueued).Distinct().Count());
    }

    [Fact]
    public void A_process_that_is_down_takes_no_messages_and_asks_for_them_when_it_is_back()
    {
        var record = Record.Of(MailOffice.Of(50, MailOffice.Queue, Leaking with { Memory = Leaking.Memory! with { LeakBytesPerRequest = 0 } }), 5, (2.005, new Restart("mailer")));
        var starts = record.Jobs.Select(job => job.Fact.Started.Milliseconds()).Order().ToList();

        Assert.DoesNotContain(starts, start => start is > 2_005 and < 2_505);
        Assert.Contains(starts, start => start is >= 2_507 and < 2_510);
        Assert.InRange(record.Queues[^1].Redelivered, 1, 2);
    }

    [Fact]
    public void Collections_stop_the_work_of_a_worker()
    {
        var without = Record.Of(MailOffice.Of(10, MailOffice.Queue, Allocating), 5).Jobs.Count;
        var collector = new CollectorOptions(20 * Mebibyte, Duration.FromMilliseconds(5), 1L << 30, 2);
        var with = Record.Of(MailOffice.Of(10, MailOffice.Queue, Allocating with { Memory = Allocating.Memory! with { Collector = collector } }), 5).Jobs.Count;

        Assert.True(with < without * 0.95);
    }

    [Fact]
    public void Samples_tell_how_often_garbage_was_collected_and_how_long_that_stopped_the_process()
    {
        var collector = new CollectorOptions(20 * Mebibyte, Duration.FromMilliseconds(5), 1L << 60, 2); // Whatever lives costs at most a nanosecond.
        var system = MailOffice.Of(10, MailOffice.Queue, Allocating with { Memory = Allocating.Memory! with { Collector = collector } });
        var sink = new MemorySink();
        using var engine = new SequentialEngine(system, 1, new CompositeSink(new InvariantChecker(), sink));
        engine.AdvanceTo(Instant.FromSeconds(5));
        engine.Sample();

        Assert.True(sink.Last is { HasCollector: true, MinorCollections: > 50 });
        var collections = sink.Last.MinorCollections + sink.Last.MajorCollections;
        Assert.InRange(sink.Last.CollectingTime.Nanoseconds, (collections - 1) * 5_000_000, collections * 5_000_001);
    }

    [Fact]
    public void Mending_the_leak_and_restarting_ends_the_kills()
    {
        var record = Record.Of(MailOffice.Of(50, MailOffice.Queue, Leaking), 30, (10, new FixLeak("mailer")), (10.1, new Restart("mailer")));
        var mended = record.Queues.First(sample => sample.Time.Milliseconds() > 12_000);

        Assert.Equal(mended.Redelivered, record.Queues[^1].Redelivered);
        Assert.InRange(record.Queues[^1].Kept(), 0, 2);
    }

    private sealed class MemorySink : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.All;

        public MemorySampled Last { get; private set; }

        public override void Observe(in MemorySampled fact) => Last = fact.HasCollector ? fact : Last;
    }

    /// <summary>Ten letters, and there is no room for what they leave behind.</summary>
    private static WorkerOptions Leaking => MailOffice.Mailer(20, threads: 2) with
    {
        Memory = new MemoryOptions(64 * Mebibyte) { BaseBytes = 10 * Mebibyte, LeakBytesPerRequest = 5 * Mebibyte, RestartDelay = Duration.FromMilliseconds(500) },
        Endpoints = Town.Named(job => job.Name, new EndpointOptions(MailOffice.Letter, [new AllocateStep(Mebibyte), new SleepStep(Town.Always(20))])),
    };

    private static WorkerOptions Allocating => Leaking with
    {
        Memory = new MemoryOptions(1_024 * Mebibyte),
        Endpoints = Town.Named(job => job.Name, new EndpointOptions(MailOffice.Letter, [new AllocateStep(5 * Mebibyte), new UseCpuStep(Town.Always(20), "sort")])),
    };
}
