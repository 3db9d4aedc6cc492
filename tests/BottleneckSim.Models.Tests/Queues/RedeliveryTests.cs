using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Workers;
using BottleneckSim.Models.Workers.Changes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Queues;

public class RedeliveryTests
{
    [Theory]
    [InlineData(3, 25)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    public void A_queue_grows_by_what_arrives_and_the_threads_cannot_do(int threads, int growthPerSecond)
    {
        // A thread needs 38 ms and a round trip of 2 ms: 25 messages a second. A hundred arrive.
        var record = Record.Of(MailOffice.Of(10, MailOffice.Queue, MailOffice.Mailer(38, threads)), seconds: 20);

        Assert.InRange(record.Queues[^1].Depth, growthPerSecond * 19.9, (growthPerSecond * 20) + 1);
    }

    [Fact]
    public void With_a_visibility_timeout_shorter_than_the_work_messages_are_done_twice_and_fewer_get_done()
    {
        var enough = Record.Of(Visible(400), seconds: 20).Queues[^1];
        var record = Record.Of(Visible(50), seconds: 20);
        var tooShort = record.Queues[^1];

        Assert.Equal((0L, 0L), (enough.Redelivered, enough.LateAcknowledgements));
        Assert.InRange(enough.Acknowledged, 395, 400);
        Assert.True(tooShort.LateAcknowledgements > 100);
        Assert.True(tooShort.Acknowledged < enough.Acknowledged * 3 / 4);
        Assert.True(tooShort.Depth > 50);
        Assert.True(record.Jobs.GroupBy(job => job.Fact.Enqueued).Max(group => group.Count()) > 1);
    }

    [Fact]
    public void An_acknowledgement_that_comes_before_the_message_was_delivered_again_counts()
    {
        // One thread: nobody else can have taken it up.
        var last = Record.Of(MailOffice.Of(200, MailOffice.Queue with { VisibilityTimeout = Duration.FromMilliseconds(50) }, MailOffice.Mailer(100)), seconds: 10).Queues[^1];

        Assert.InRange(last.Acknowledged, 48, 49);
        Assert.Equal((0L, 0L), (last.Redelivered, last.LateAcknowledgements));
        Assert.Equal(last.Acknowledged, last.Returned - (last.Depth + last.InFlight));
    }

    [Fact]
    public void A_longer_visibility_timeout_mends_what_a_short_one_broke()
    {
        var last = Record.Of(Visible(50), 40, (10, new SetVisibilityTimeout("letters", Duration.FromSeconds(1)))).Queues[^1];

        Assert.InRange(last.Kept(), 0, 4);
    }

    [Theory]
    [InlineData(null, 502, 2)]
    [InlineData(2_000, 2_202, 1)]
    public void What_a_crashed_worker_had_comes_back_with_its_connection_or_with_time(int? visibilityMilliseconds, double startedAgain, int redelivered)
    {
        // The only letter is stored at 202 and taken up at 203 by the first mailer; both crash at 500, one after the other.
        var queue = MailOffice.Queue with { VisibilityTimeout = visibilityMilliseconds is { } time ? Duration.FromMilliseconds(time) : null };
        var record = Record.Of(
            MailOffice.Of(200, queue, MailOffice.Mailer(400) with { Instances = 2 }), 5, (0.25, new SetArrivals("users", 0.001)), (0.5, new CrashNode("mailer", 1)), (0.5, new CrashNode("mailer", 2)), (0.501, new RestartNode("mailer", 2)));
        var job = Assert.Single(record.Jobs).Fact;

        Assert.Equal(202, job.Enqueued.Milliseconds());
        Assert.InRange(job.Started.Milliseconds(), startedAgain, startedAgain + 2);
        Assert.Equal((1L, 1L, (long)redelivered, 0L), (record.Queues[^1].Sent, record.Queues[^1].Acknowledged, record.Queues[^1].Redelivered, record.Queues[^1].LateAcknowledgements));
    }

    [Fact]
    public void What_was_acknowledged_before_its_work_is_lost_with_the_worker()
    {
        var record = Record.Of(
            MailOffice.Of(200, MailOffice.Queue, MailOffice.Mailer(400) with { Acknowledgement = Acknowledgement.BeforeWork }),
            seconds: 5, (0.25, new SetArrivals("users", 0.001)), (0.5, new CrashNode("mailer", 1)), (0.6, new RestartNode("mailer", 1)));

        Assert.Empty(record.Jobs);
        Assert.Equal((1L, 1L, 0L), (record.Queues[^1].Sent, record.Queues[^1].Acknowledged, record.Queues[^1].Kept()));
    }

    [Fact]
    public void A_worker_that_cannot_finish_before_its_drain_ends_gives_its_message_back()
    {
        var record = Record.Of(
            MailOffice.Of(1_000, MailOffice.Queue, MailOffice.Mailer(40_000) with { Instances = 2 }), 90, (0.999, new SetMaximumDeliveries("letters", 9)), (2.5, new SetArrivals("users", 0.001)), (3, new Scale("mailer", 1)));
        var last = record.Queues[^1];

        Assert.Equal((2L, 2L, 1L, 0L), (last.Sent, last.Acknowledged, last.Redelivered, last.Kept()));
        Assert.Equal([RequestOutcome.Succeeded, RequestOutcome.Failed, RequestOutcome.Succeeded], record.Jobs.OrderBy(job => job.Fact.Started).Select(job => job.Fact.Outcome));
    }

    [Fact]
    public void Whether_messages_are_acknowledged_before_or_after_can_change_while_some_are_in_hand()
    {
        var record = Record.Of(
            MailOffice.Of(20, MailOffice.Queue, MailOffice.Mailer(30, threads: 3)),
            seconds: 5, (1.005, new SetAcknowledgement("mailer", Acknowledgement.BeforeWork)), (2.005, new SetAcknowledgement("mailer", Acknowledgement.AfterWork)), (3, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.Equal((last.Sent, 0L, 0L), (last.Acknowledged, last.LateAcknowledgements, last.Kept()));
        Assert.Equal(last.Sent, record.Jobs.Count);
    }

    [Fact]
    public void A_broker_that_crashes_loses_its_messages_and_workers_turn_to_the_one_that_follows()
    {
        var record = Record.Of(
            MailOffice.Of(10, MailOffice.Queue, MailOffice.Mailer(50, threads: 2)), 5, (1, new CrashNode("letters", 1)), (2, new RestartNode("letters", 1)));
        var last = record.Queues[^1];

        Assert.True(last.Acknowledged > 100);
        Assert.InRange(last.Sent, 298, 300);
        Assert.Contains(record.Finished, fact => fact.Outcome != RequestOutcome.Succeeded);
    }

    [Fact]
    public void With_a_message_in_advance_a_thread_never_waits_for_the_broker()
    {
        var without = Record.Of(MailOffice.Of(5, MailOffice.Queue, MailOffice.Mailer(8)), seconds: 10).Jobs.Count;
        var with = Record.Of(MailOffice.Of(5, MailOffice.Queue, MailOffice.Mailer(8) with { Prefetch = 1 }), seconds: 10);

        Assert.InRange(without, 997, 1_000); // 8 ms of work, and 2 ms until the next is there.
        Assert.InRange(with.Jobs.Count, 1_245, 1_250);
        Assert.All(with.Queues, sample => Assert.InRange(sample.InFlight, 0, 3));
    }

    [Fact]
    public void What_was_taken_in_advance_waits_with_one_node_while_another_is_idle()
    {
        var queue = MailOffice.Queue;
        var mailer = MailOffice.Mailer(100) with { Instances = 2, Prefetch = 20 };
        var record = Record.Of(MailOffice.Of(5, queue, mailer), 3, (0.1, new SetArrivals("users", 0.001)));

        Assert.Equal(record.Queues[^1].Sent, record.Queues[^1].Acknowledged);
        Assert.Single(record.Jobs.Select(job => job.Node).Distinct());
        Assert.Equal(20, record.Jobs.Count);
    }

    /// <summary>Twenty letters a second, four threads, a tenth of a second of work each.</summary>
    private static SystemDescription Visible(int milliseconds) =>
        MailOffice.Of(50, MailOffice.Queue with { VisibilityTimeout = Duration.FromMilliseconds(milliseconds) }, MailOffice.Mailer(100, threads: 4));
}
