using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Queues;

public class QueueNodeTests
{
    [Fact]
    public void The_sender_waits_only_until_the_message_is_accepted()
    {
        var record = Record.Of(Office(jobMilliseconds: 500, workers: 50), seconds: 3);

        Assert.All(record.Finished, fact => Assert.Equal((RequestOutcome.Succeeded, 4.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.NotEmpty(record.Jobs);
    }

    [Fact]
    public void Messages_are_taken_up_in_the_order_they_came()
    {
        var record = Record.Of(Office(jobMilliseconds: 25, workers: 1), seconds: 5);
        var taken = record.Jobs.Select(job => job.Fact.Enqueued).ToList();

        Assert.True(taken.Count > 100);
        Assert.Equal(taken.Order(), taken);
        Assert.Equal(taken.Count, taken.Distinct().Count());
    }

    [Fact]
    public void A_full_queue_refuses_and_the_request_says_so()
    {
        var record = Record.Of(Office(jobMilliseconds: 100, workers: 1, capacity: 5), seconds: 5);

        Assert.Contains(record.Finished, fact => fact.Outcome != RequestOutcome.Succeeded);
        Assert.All(record.Queues, sample => Assert.InRange(sample.Depth, 0, 5));
        Assert.True(record.Queues[^1].Refused > 300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_message_is_sent_delivered_done_and_acknowledged_exactly_once(int instances)
    {
        var record = Record.Of(Office(jobMilliseconds: 30, workers: 2, instances: instances), seconds: 5);
        var last = record.Queues[^1];

        Assert.Equal(last.Sent - last.Delivered, last.Depth);
        Assert.InRange(last.Delivered - last.Acknowledged, 0, 2 * instances);
        Assert.Equal(record.Jobs.Count, record.Jobs.Select(job => job.Fact.Enqueued).Distinct().Count());
    }

    [Fact]
    public void No_message_is_lost_when_workers_are_taken_away_or_get_fewer_threads()
    {
        var record = Record.Of(
            Office(jobMilliseconds: 40, workers: 4, instances: 3),
            seconds: 20,
            (0.505, new Scale("mailer", 1)), (0.805, new SetWorkers("mailer", 1)), (1.105, new Scale("mailer", 2)), (1.405, new SetWorkers("mailer", 3)), (2, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.Equal((0L, last.Sent, last.Sent), (last.Depth, last.Delivered, last.Acknowledged));
        Assert.Equal(last.Sent, record.Jobs.Count);
        Assert.All(record.Jobs, job => Assert.Equal(RequestOutcome.Succeeded, job.Fact.Outcome));
        Assert.Equal(["mailer-2", "mailer-3"], record.Gone.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Queue_and_workers_that_are_removed_together_first_do_what_was_accepted()
    {
        var record = Record.Of(
            Office(jobMilliseconds: 25, workers: 1), seconds: 5, (1, new MoveInline("web", Village.Endpoint, "letter", "letters", "mailer")));
        var accepted = record.Finished.Count(fact => fact.Issued.Milliseconds() < 999 && fact.Outcome == RequestOutcome.Succeeded);

        Assert.InRange(accepted, 99, 100);
        Assert.Equal(accepted, record.Jobs.Count(job => job.Fact.Outcome == RequestOutcome.Succeeded));
        Assert.Equal(["letters-1", "mailer-1"], record.Gone.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_removed_queue_that_nobody_empties_leaves_at_the_deadline()
    {
        var record = Record.Of(
            Office(jobMilliseconds: 50_000, workers: 1), seconds: 40, (1, new MoveInline("web", Village.Endpoint, "letter", "letters", "mailer")));

        Assert.Equal(31_000, record.Queues[^1].Time.Milliseconds());
        Assert.InRange(record.Queues[^1].Depth, 90, 100);
    }

    [Fact]
    public void A_worker_thread_does_one_message_at_a_time()
    {
        var record = Record.Of(Office(jobMilliseconds: 35, workers: 2), seconds: 5);
        var times = record.Jobs.Select(job => (job.Fact.Started, job.Fact.Time)).ToList();

        Assert.All(times, one => Assert.Equal(35, (one.Time - one.Started).Milliseconds()));
        Assert.All(times, one => Assert.InRange(times.Count(other => other.Started <= one.Started && one.Started < other.Time), 1, 2));
    }

    /// <summary>A request every 10 ms enqueues a message; requests stop after a while if they are told to.</summary>
    private static SystemDescription Office(double jobMilliseconds, int workers, int instances = 1, int capacity = 1_000_000) => Village.Of(
        Village.Every(10),
        Village.Web(new EnqueueStep("letters", "letter", Duration.FromSeconds(5))),
        new QueueOptions { Name = "letters", Capacity = capacity },
        new WorkerOptions
        {
            Name = "mailer",
            Queue = "letters",
            Instances = instances,
            Cpu = new CpuOptions(1),
            Workers = workers,
            Endpoints = Town.Named(job => job.Name, new EndpointOptions("letter", [new SleepStep(Town.Always(jobMilliseconds))])),
        });
}
