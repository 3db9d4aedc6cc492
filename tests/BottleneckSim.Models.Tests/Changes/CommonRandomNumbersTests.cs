using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>A request asks for the same work with and without a fix, whichever path it takes.</summary>
public class CommonRandomNumbersTests
{
    private const double Seconds = 5;

    private static readonly MoveToQueue MoveMail = new(
        "web", Village.Endpoint, "mail", new QueueOptions { Name = "letters" }, Town.Mailer with { Instances = 1, Workers = 50, Endpoints = Town.Mailer.Endpoints.Clear() });

    [Fact]
    public void Scaling_out_changes_no_request() => AssertSame(Demands(System), Demands(new Scale("web", 3).Apply(System)));

    [Fact]
    public void Moving_work_to_a_queue_changes_where_it_is_done_and_not_how_much()
    {
        var moved = MoveMail.Apply(System);

        AssertSame(Demands(System), Demands(moved));
        Assert.NotEmpty(Works(moved, "mailer-"));
        Assert.Empty(Works(System, "mailer-"));
    }

    [Fact]
    public void A_cache_in_front_changes_no_work_of_the_web_tier()
    {
        var shop = Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders), requestsPerSecond: 50);
        var cached = new CacheInFront("web", Shop.RecentOrders.Name, Shop.RecentOrders.Name, Shop.Keys, Town.Cache).Apply(shop);

        AssertSame(Works(shop, "web-").Order(), Works(cached, "web-").Order());
        Assert.NotEmpty(Record.Of(cached, Seconds).Caches);
    }

    [Fact]
    public void Jitter_of_a_link_is_the_same_whatever_happens_elsewhere()
    {
        var jitter = new BottleneckSim.Models.Links.LinkOptions(Duration.FromMilliseconds(1), new BottleneckSim.Kernel.Distributions.ExponentialDistribution(1e6));
        var system = Village.Of(Village.Every(10), Village.Web(new SleepStep(Town.Always(1)))) with { DefaultLink = jitter };
        var starts = Record.Of(system, Seconds).Started.Select(started => started.Fact.Time.Nanoseconds).ToList();
        var balanced = Record.Of(new Scale("web", 2).Apply(system), Seconds);

        Assert.Equal(starts.Count, starts.Distinct().Count());
        // Behind a balancer every message has a second hop with a jitter of its own: first hop + 1 ms + second jitter.
        var second = balanced.Started.Select(started => started.Fact.Time.Nanoseconds).Zip(starts, (with, without) => with - without - 1_000_000).ToList();
        Assert.True(second.Average() is > 800_000 and < 1_200_000);
    }

    private static SystemDescription System { get; } = Village.Of(
        Village.Every(20) with { Process = BottleneckSim.Models.Loads.ArrivalProcess.Poisson },
        Village.Web(new UseCpuStep(Town.Exponential(2)), new UseCpuStep(Town.Exponential(3), "mail"), new UseCpuStep(Town.Exponential(1), "mail"), new UseCpuStep(Town.Exponential(1), "render")));

    /// <summary>The processor counts what is left below a nanosecond as done, so what was attained may differ by one.</summary>
    private static void AssertSame(IEnumerable<long> one, IEnumerable<long> other)
    {
        var (first, second) = (one.ToList(), other.ToList());
        Assert.True(first.Count > 100);
        Assert.Equal(first.Count, second.Count);
        Assert.All(first.Zip(second), pair => Assert.InRange(pair.Second - pair.First, -1, 1));
    }

    /// <summary>All processor work in nanoseconds, however it was divided over nodes and time.</summary>
    private static IEnumerable<long> Demands(SystemDescription system) => Works(system, "web-").Concat(Works(system, "mailer-")).Order();

    private static IEnumerable<long> Works(SystemDescription system, string nodes) => Record.Of(system, Seconds, (4, new SetArrivals("users", 0.001))).Work
        .Where(work => work.Fact.Resource == 0 && work.Node.StartsWith(nodes, StringComparison.Ordinal))
        .Select(work => (work.Fact.WorkUnits + 128) >> 8);
}
