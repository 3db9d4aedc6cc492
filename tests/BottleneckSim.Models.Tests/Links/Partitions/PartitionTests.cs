using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Links.Partitions;

/// <summary>A request every 10 ms takes 9 ms: four links of 1 ms, and 5 ms of work at the back.</summary>
public class PartitionTests
{
    private static readonly Partition Cut = new(new PartitionEnd("web"), new PartitionEnd("back"));

    [Fact]
    public void Calls_across_a_cut_time_out_and_succeed_again_once_it_is_healed()
    {
        var record = Record.Of(Shop(timeoutMilliseconds: 100), 6, (1.0005, new PartitionNetwork(Cut)), (2.0005, new HealNetwork(Cut)));
        var during = record.Finished.Where(fact => fact.Issued.Milliseconds() is > 1_001 and < 1_898).ToList();
        var apart = record.Finished.Where(fact => fact.Issued.Milliseconds() is < 990 or > 2_001).ToList();

        Assert.InRange(during.Count, 88, 90);
        Assert.All(during, fact => Assert.Equal((RequestOutcome.Failed, 102.0), (fact.Outcome, fact.Latency.Milliseconds())));
        Assert.All(apart, fact => Assert.Equal((RequestOutcome.Succeeded, 9.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    [Fact]
    public void What_was_sent_into_the_cut_arrives_after_it_and_is_done_for_nobody()
    {
        var record = Record.Of(Shop(timeoutMilliseconds: 100), 6, (1.0005, new PartitionNetwork(Cut)), (2.0005, new HealNetwork(Cut)), (5, new SetArrivals("users", 0.001)));

        Assert.Equal(record.Issued.Count, record.Started.Count(one => one.Node == "back-1"));
        Assert.DoesNotContain(record.Started, one => one.Node == "back-1" && one.Fact.Time.Milliseconds() is > 1_002 and < 2_000);
        Assert.Contains(record.Traffic, one => one.Node == "web-1" && one.Fact.HeldMessages > 50);
        Assert.Equal(0, record.Traffic.Last(one => one.Node == "web-1").Fact.HeldMessages);
    }

    [Fact]
    public void A_cut_shorter_than_the_time_out_costs_a_retransmission()
    {
        var record = Record.Of(Shop(timeoutMilliseconds: 5_000), 3, (1.0005, new PartitionNetwork(Cut)), (1.0505, new HealNetwork(Cut)));

        Assert.All(record.Finished, fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
        Assert.InRange(record.Finished.Count(fact => fact.Latency.Milliseconds() is 209), 5, 6);
        Assert.All(record.Finished, fact => Assert.Contains(fact.Latency.Milliseconds(), new double[] { 9, 209 }));
    }

    [Fact]
    public void One_way_the_work_is_done_and_the_answers_are_lost()
    {
        var cut = new Partition(new PartitionEnd("back"), new PartitionEnd("web"), IsOneWay: true);
        var record = Record.Of(Shop(timeoutMilliseconds: 100), 4, (1.0005, new PartitionNetwork(cut)), (2.0005, new HealNetwork(cut)));

        Assert.InRange(record.Served.Count(one => one.Node == "back-1" && one.Fact.Time.Milliseconds() is > 1_010 and < 2_000), 98, 100);
        Assert.All(record.Finished.Where(fact => fact.Issued.Milliseconds() is > 1_001 and < 1_898), fact => Assert.Equal(RequestOutcome.Failed, fact.Outcome));
        Assert.All(record.Finished.Where(fact => fact.Issued.Milliseconds() > 2_001), fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
    }

    [Fact]
    public void One_instance_can_be_cut_off_from_its_balancer()
    {
        var cut = new Partition(new PartitionEnd("web"), new PartitionEnd("web", 1));
        var system = Shop(timeoutMilliseconds: 5_000, userTimeoutMilliseconds: 100, instances: 2);
        var record = Record.Of(system, 4, (1.0005, new PartitionNetwork(cut)), (2.0005, new HealNetwork(cut)));
        var during = record.Finished.Where(fact => fact.Issued.Milliseconds() is > 1_001 and < 1_898).ToList();

        Assert.InRange(during.Count(fact => fact.Outcome == RequestOutcome.TimedOut), 44, 46);
        Assert.InRange(during.Count(fact => fact.Outcome == RequestOutcome.Succeeded), 44, 46);
        Assert.All(record.Finished.Where(fact => fact.Issued.Milliseconds() > 2_001), fact => Assert.Equal(RequestOutcome.Succeeded, fact.Outcome));
    }

    [Fact]
    public void A_connection_counts_as_broken_after_fifteen_retransmissions()
    {
        // 1 + 2 + 4 + … + 2¹⁴ ms
        var system = Shop(timeoutMilliseconds: 3_600_000);
        system = system with { DefaultLink = system.DefaultLink with { RetransmissionTimeout = Duration.FromMilliseconds(1) } };
        var record = Record.Of(system, 60, (1.0005, new PartitionNetwork(Cut)), (1.1, new SetArrivals("users", 0.001)));
        var broken = record.Finished.Where(fact => fact.Outcome != RequestOutcome.Succeeded).ToList();

        Assert.InRange(broken.Count, 10, 11);
        Assert.All(broken, fact => Assert.Equal((RequestOutcome.Failed, 32_769.0), (fact.Outcome, fact.Latency.Milliseconds())));
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(500, 5)]
    [InlineData(null, 60)]
    public void Workers_that_were_cut_off_from_their_queue_finish_everything_after_the_cut(int? visibilityMilliseconds, double seconds)
    {
        var cut = new Partition(new PartitionEnd("mailer"), new PartitionEnd("letters"));
        var queue = MailOffice.Queue with { VisibilityTimeout = visibilityMilliseconds is { } time ? Duration.FromMilliseconds(time) : null };
        var system = MailOffice.Of(20, queue, MailOffice.Mailer(30, threads: 3));
        system = system with { DefaultLink = system.DefaultLink with { RetransmissionTimeout = Duration.FromMilliseconds(1) } };
        var record = Record.Of(system, 250, (2.0005, new PartitionNetwork(cut)), (2.0005 + seconds, new HealNetwork(cut)), (70, new SetArrivals("users", 0.001)));
        var last = record.Queues[^1];

        Assert.Equal((last.Sent, 0L), (last.Acknowledged, last.Kept()));
        Assert.True(record.Queues.Max(sample => sample.Depth) > seconds * 45);
        Assert.Equal(last.Sent, record.Jobs.Where(job => job.Fact.Outcome == RequestOutcome.Succeeded).Select(job => job.Fact.Enqueued).Distinct().Count());
    }

    [Fact]
    public void A_link_that_was_slow_narrow_and_lossy_for_a_while_is_as_before_afterwards()
    {
        var before = Record.Of(Shop(timeoutMilliseconds: 60_000), 1).Finished.Select(fact => fact.Latency).Distinct();
        var record = Record.Of(
            Shop(timeoutMilliseconds: 60_000), 20,
            (1.0033, new AddLatency("web", "back", Duration.FromMilliseconds(20))), (1.5047, new SetLoss("web", "back", 0.3)), (2.0011, new SetBandwidth("web", "back", 200_000)),
            (3.0029, new SetBandwidth("web", "back", null)), (3.2013, new SetLoss("web", "back", 0)), (3.5031, new RemoveLatency("web", "back", Duration.FromMilliseconds(20))));

        Assert.Contains(record.Finished, fact => fact.Latency.Milliseconds() > 200);
        Assert.Equal(before, record.Finished.Where(fact => fact.Issued.Milliseconds() > 3_504).Select(fact => fact.Latency).Distinct());
        Assert.Equal(record.Issued.Count(fact => fact.Time.Milliseconds() < 19_000), record.Finished.Count(fact => fact.Issued.Milliseconds() < 19_000));
    }

    private static SystemDescription Shop(double timeoutMilliseconds, double userTimeoutMilliseconds = 4_000_000, int instances = 1) => Village.Of(
        Village.Every(10, userTimeoutMilliseconds) with { Process = ArrivalProcess.Constant },
        Village.Web(new CallStep("back", Village.Endpoint, null, Duration.FromNanoseconds((long)(timeoutMilliseconds * 1e6)))) with
        {
            Instances = instances,
            Workers = 10_000,
            Balancer = instances > 1 ? new BalancerOptions() : null,
        },
        Village.Tier("back", new SleepStep(Town.Always(5))) with { Workers = 10_000 });
}
