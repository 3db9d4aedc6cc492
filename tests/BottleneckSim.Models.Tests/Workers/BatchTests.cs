using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Queues;
using BottleneckSim.Models.Workers;
using BottleneckSim.Models.Workers.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Workers;

public class BatchTests
{
    private const string Commit = "commit";

    [Theory]
    [InlineData(1, 100)]
    [InlineData(4, 280)]
    [InlineData(20, 590)]
    public void The_overhead_is_paid_once_for_a_batch(int size, int perSecond)
    {
        // Overhead 7 ms and 1 ms a message, then a round trip of 2 ms: n messages in 9 + n ms.
        var record = Record.Of(MailOffice.Of(1, MailOffice.Queue, Batched(7, 1, size)), seconds: 10);
        var done = record.Queues[^1].Acknowledged;

        Assert.InRange(done, (9_900.0 / (9 + size) * size) - size, 10_000.0 / (9 + size) * size);
        Assert.InRange(done, (perSecond * 10) - 10, (perSecond * 10) + 1_200);
        Assert.InRange(record.Jobs.Count(job => job.Fact.Time - job.Fact.Started == Duration.FromMilliseconds(7)), done / size, (done / size) + 4);
    }

    [Fact]
    public void A_thread_takes_what_there_is_and_does_not_wait_for_more()
    {
        var record = Record.Of(MailOffice.Of(100, MailOffice.Queue, MailOffice.Mailer(5) with { Batch = new BatchOptions(10) }), seconds: 5);

        Assert.All(record.Jobs, job => Assert.Equal(1, (job.Fact.Started - job.Fact.Enqueued).Milliseconds()));
    }

    [Fact]
    public void A_batch_is_acknowledged_together_at_its_end()
    {
        var record = Record.Of(MailOffice.Of(1, MailOffice.Queue, MailOffice.Mailer(8) with { Batch = new BatchOptions(10) }), 5, (0.5, new SetArrivals("users", 0.001)));

        Assert.All(record.Queues.Select(sample => sample.Acknowledged).Distinct().SkipLast(1), count => Assert.Equal(0, count % 10)); // The first was alone, then there were nine.
        Assert.Equal(record.Queues[^1].Sent, record.Jobs.Count);
    }

    [Fact]
    public void What_fails_in_a_batch_is_given_back_alone()
    {
        var queue = MailOffice.Queue with { MaximumDeliveries = 2 };
        var mailer = MailOffice.Mailer(MailOffice.Failing) with { Batch = new BatchOptions(5, Commit), FailedMessages = FailedMessages.GivenBack };
        var record = Record.Of(MailOffice.Of(2, queue, WithCommit(mailer, 3)), 10, (1, new SetArrivals("users", 0.001)));

        Assert.Equal((record.Queues[^1].Sent, 0L), (record.Queues[^1].DeadLetters, record.Queues[^1].Acknowledged));
    }

    [Fact]
    public void A_batch_whose_overhead_fails_is_given_back_as_a_whole()
    {
        var mailer = MailOffice.Mailer(1);
        var record = Record.Of(
            MailOffice.Of(2, MailOffice.Queue with { MaximumDeliveries = 3 }, mailer with
            {
                Batch = new BatchOptions(5, Commit),
                FailedMessages = FailedMessages.GivenBack,
                Endpoints = mailer.Endpoints.Add(Commit, new EndpointOptions(Commit, [MailOffice.Failing])),
            }),
            5,
            (1, new SetArrivals("users", 0.001)));

        Assert.All(record.Jobs, job => Assert.Equal(RequestOutcome.Failed, job.Fact.Outcome));
        Assert.Equal((record.Queues[^1].Sent, 3 * record.Queues[^1].Sent), (record.Queues[^1].DeadLetters, record.Queues[^1].Delivered));
    }

    [Fact]
    public void No_message_is_lost_when_batches_threads_and_nodes_change_under_way()
    {
        var record = Record.Of(
            MailOffice.Of(3, MailOffice.Queue, WithCommit(MailOffice.Mailer(10, threads: 3) with { Instances = 2, Prefetch = 2 }, 4)),
            40,
            (0.505, new SetBatch("mailer", new BatchOptions(8, Commit))),
            (1.007, new SetWorkers("mailer", 1)),
            (1.503, new SetBatch("mailer", new BatchOptions(30))),
            (2.001, new Scale("mailer", 1)),
            (2.502, new SetPrefetch("mailer", 0)),
            (3.001, new CrashNode("mailer", 1)),
            (3.5, new RestartNode("mailer", 1)),
            (4.001, new SetBatch("mailer", null)),
            (4.1, new Scale("mailer", 3)),
            (4.5, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.Equal((last.Sent, 0L), (last.Acknowledged, last.Kept()));
        Assert.True(last.Redelivered > 0);
        Assert.Equal(last.Sent, record.Jobs.Where(job => job.Fact.Outcome == RequestOutcome.Succeeded).Select(job => job.Fact.Enqueued).Distinct().Count());
    }

    /// <summary>M/D^[b]/1: batches of what waits, at most b, each served in D whatever its size (N. T. J. Bailey, 1954; here with a server that waits for a first one).</summary>
    [Theory]
    [InlineData(4, 250)]
    [InlineData(4, 320)]
    [InlineData(10, 800)]
    public void The_mean_wait_for_batch_service_is_that_of_the_embedded_chain(int size, double perSecond)
    {
        const double ServiceSeconds = 0.01;
        var expected = BulkQueue.MeanWait(perSecond, ServiceSeconds, size);
        var means = Enumerable.Range(1, 8).Select(seed => MeanWait(size, perSecond, (ulong)seed)).ToList();
        var mean = means.Average();
        var halfWidth = 3.5 * Math.Sqrt(means.Sum(one => (one - mean) * (one - mean)) / 7 / 8); // Student's t, 7 degrees of freedom, 99 %.

        Assert.InRange(expected, mean - halfWidth - 4e-6, mean + halfWidth + 4e-6); // The links' microseconds.
        Assert.True(halfWidth < expected * 0.04);
    }

    private static double MeanWait(int size, double perSecond, ulong seed)
    {
        var system = MailOffice.Of(1, MailOffice.Queue, Batched(10, 0, size)) with
        {
            DefaultLink = new LinkOptions(LinkOptions.MinimumLatency),
        };
        system = system with { Loads = system.Loads.SetItem("users", ((OpenLoadOptions)system.Loads["users"]) with { ArrivalsPerSecond = perSecond, Process = ArrivalProcess.Poisson }) };
        var waits = Record.Of(system, seed, 120).Jobs
            .Where(job => job.Fact.Time == job.Fact.Started && job.Fact.Enqueued.Milliseconds() > 2_000)
            .Select(job => (job.Fact.Started - job.Fact.Enqueued).TotalSeconds - 0.01);
        return waits.Average();
    }

    private static WorkerOptions Batched(double overheadMilliseconds, double messageMilliseconds, int size) =>
        WithCommit((messageMilliseconds > 0 ? MailOffice.Mailer(messageMilliseconds) : MailOffice.Mailer()) with { Batch = new BatchOptions(size, Commit) }, overheadMilliseconds);

    private static WorkerOptions WithCommit(WorkerOptions mailer, double milliseconds) =>
        mailer with { Endpoints = mailer.Endpoints.Add(Commit, new EndpointOptions(Commit, [new SleepStep(Town.Always(milliseconds))])) };
}
