using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Tests.Queues;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Workers;

public class LongLivedWorkerTests
{
    private const double EveryMilliseconds = 0.05;
    private const int Seconds = 60;

    /// <summary>Receives are told apart by 20 bits; half of that was once all that a worker ever fetched.</summary>
    [Fact]
    public void A_worker_goes_on_fetching_after_more_receives_than_the_answers_can_number()
    {
        var sink = new LastSample();
        var mailer = MailOffice.Mailer(Town.Compute(0.01)) with { Workers = 200 };
        using var engine = new SequentialEngine(MailOffice.Of(EveryMilliseconds, MailOffice.Queue, mailer), 1, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var second = 1; second <= Seconds; second++)
        {
            engine.AdvanceTo(Instant.FromSeconds(second));
            allocated = second == Seconds / 4 ? GC.GetAllocatedBytesForCurrentThread() : allocated;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        engine.Sample();

        Assert.True(sink.Queue.Acknowledged > 1 << 20);
        Assert.InRange(sink.Queue.Sent - sink.Queue.Acknowledged, 0, 1_000);
        Assert.InRange(allocated, 0, 16 * 1_024);
    }

    private sealed class LastSample : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.All;

        public QueueSampled Queue { get; private set; }

        public override void Observe(in QueueSampled fact) => Queue = fact;
    }
}
