using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;
using BottleneckSim.Models.Workers.Changes;

namespace BottleneckSim.Models.Tests.Queues;

public class DeadLetterTests
{
    [Fact]
    public void A_message_that_always_fails_is_delivered_as_often_as_allowed_and_then_lies_among_the_dead_letters()
    {
        var record = Record.Of(Poisoned(MailOffice.Queue with { MaximumDeliveries = 3 }), 5, (2, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.True(last.Sent > 15);
        Assert.Equal((last.Sent, last.Sent, 0L), (last.DeadLetters, last.DeadLettered, last.Acknowledged));
        Assert.Equal((3 * last.Sent, 2 * last.Sent), (last.Delivered, last.Redelivered));
        Assert.All(record.Jobs.GroupBy(job => job.Fact.Enqueued), attempts => Assert.Equal(3, attempts.Count()));
    }

    [Fact]
    public void Failed_messages_that_are_acknowledged_are_not_done_again()
    {
        var last = Record.Of(Poisoned(MailOffice.Queue, FailedMessages.Acknowledged), 5, (2, new SetArrivals("users", 0.001))).Queues[^1];

        Assert.Equal((last.Sent, 0L), (last.Acknowledged, last.Redelivered));
    }

    [Fact]
    public void A_failed_message_waits_longer_each_time()
    {
        // A try takes 5 ms; it is given back 1 ms later, waits, and is with the worker after another 1 ms.
        var queue = MailOffice.Queue with { MaximumDeliveries = 6, BackOff = new RedeliveryBackOff(Duration.FromMilliseconds(100), Duration.FromMilliseconds(500)) };
        var record = Record.Of(Poisoned(queue), 5, (0.15, new SetArrivals("users", 0.001)));
        var starts = record.Jobs.Select(job => job.Fact.Started.Milliseconds()).Order().ToList();

        Assert.Equal([107.0, 207, 407, 507, 507], starts.Zip(starts.Skip(1)).Select(pair => pair.Second - pair.First));
        Assert.Equal(1, record.Queues[^1].DeadLetters);
    }

    [Fact]
    public void Dead_letters_that_are_put_back_are_delivered_again()
    {
        var system = Poisoned(MailOffice.Queue with { MaximumDeliveries = 2 });
        var record = Record.Of(
            system, 10, (2, new SetArrivals("users", 0.001)), (3, new SetAcknowledgement("mailer", Acknowledgement.BeforeWork)), (3.1, new RedriveDeadLetters("letters")));
        var (before, last) = (record.Queues.Last(sample => sample.Time.Milliseconds() < 3_000), record.Queues[^1]);

        Assert.Equal((before.Sent, before.Sent), (before.DeadLetters, before.DeadLettered));
        Assert.Equal((before.Sent, 0L, 0L), (last.Acknowledged, last.DeadLetters, last.Kept()));
    }

    [Fact]
    public void A_purge_throws_away_what_waits_and_nothing_else()
    {
        var record = Record.Of(
            MailOffice.Of(10, MailOffice.Queue, MailOffice.Mailer(100, threads: 2)), 4, (2, new SetArrivals("users", 0.001)), (2.001, new PurgeQueue("letters")));
        var last = record.Queues[^1];

        Assert.InRange(last.Discarded, 150, 170);
        Assert.Equal((0L, last.Sent - last.Discarded), (last.Kept(), last.Acknowledged));
        Assert.Equal(last.Acknowledged, record.Jobs.Count);
    }

    [Fact]
    public void Dead_letters_are_thrown_away_when_told_to_and_the_oldest_when_there_is_no_room()
    {
        var queue = MailOffice.Queue with { MaximumDeliveries = 1, Capacity = 5 };
        var full = Record.Of(Poisoned(queue), 5, (3, new SetArrivals("users", 0.001))).Queues[^1];
        var purged = Record.Of(Poisoned(queue), 5, (3, new SetArrivals("users", 0.001)), (4, new PurgeDeadLetters("letters"))).Queues[^1];

        Assert.Equal((5L, full.Sent - 5), (full.DeadLetters, full.Discarded));
        Assert.Equal((0L, purged.Sent), (purged.DeadLetters, purged.Discarded));
    }

    [Fact]
    public void Nobody_works_on_a_message_that_is_too_old()
    {
        var record = Record.Of(
            MailOffice.Of(10, MailOffice.Queue with { MessageLifetime = Duration.FromMilliseconds(100) }, MailOffice.Mailer(48)), 10, (8, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.All(record.Jobs, job => Assert.InRange((job.Fact.Started - job.Fact.Enqueued).Milliseconds(), 0, 101));
        Assert.All(record.Queues, sample => Assert.InRange(sample.OldestAge.Milliseconds(), 0, 100));
        Assert.InRange(last.Acknowledged, 158, 165); // One every 50 ms, and what was left.
        Assert.Equal(last.Sent, last.Acknowledged + last.Expired);
    }

    [Fact]
    public void A_shorter_lifetime_drops_at_once_what_is_older()
    {
        var record = Record.Of(MailOffice.Of(10, MailOffice.Queue, MailOffice.Mailer(1_000)), 6, (5, new SetMessageLifetime("letters", Duration.FromMilliseconds(500))));

        Assert.InRange(record.Queues[^1].Depth, 49, 50);
        Assert.All(record.Queues.Where(sample => sample.Time.Milliseconds() > 5_000), sample => Assert.InRange(sample.Depth, 49, 50));
    }

    [Fact]
    public void New_messages_wait_for_the_delivery_delay()
    {
        var record = Record.Of(MailOffice.Of(100, MailOffice.Queue with { DeliveryDelay = Duration.FromMilliseconds(250) }, MailOffice.Mailer(5)), 5);

        Assert.All(record.Jobs, job => Assert.Equal(251, (job.Fact.Started - job.Fact.Enqueued).Milliseconds()));
        Assert.All(record.Queues.Skip(5), sample => Assert.InRange(sample.Delayed, 2, 3));
    }

    private static SystemDescription Poisoned(QueueOptions queue, FailedMessages failed = FailedMessages.GivenBack) =>
        MailOffice.Of(100, queue, MailOffice.Mailer(MailOffice.Failing) with { FailedMessages = failed });
}
