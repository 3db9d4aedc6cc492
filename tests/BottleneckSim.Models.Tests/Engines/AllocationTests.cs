using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Engines;

public class AllocationTests
{
    private const int WarmUpSeconds = 60;
    private const int Seconds = 120;

    /// <summary>A few small arrays that some queue needs twice as large after a new record: a sixth of a byte a request.</summary>
    private const long Growth = 16 * 1_024;

    [Fact]
    public void A_hundred_thousand_requests_through_web_cache_database_queue_and_workers_allocate_nothing_for_their_events()
    {
        var sink = new CountingSink();
        using var engine = new SequentialEngine(System, 1, sink);
        engine.AdvanceTo(Instant.FromSeconds(WarmUpSeconds));
        var (events, requests, allocated) = (engine.HandledEvents, sink.Finished, GC.GetAllocatedBytesForCurrentThread());
        engine.AdvanceTo(Instant.FromSeconds(WarmUpSeconds + Seconds));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.InRange(sink.Finished - requests, 100_000, 200_000);
        Assert.True(engine.HandledEvents - events > 1_000_000);
        Assert.InRange(allocated, 0, Growth);
    }

    /// <summary>No resource is loaded above two thirds: a queue at its limit has no steady state, and its records need larger arrays for ever.</summary>
    private static SystemDescription System { get; } = Village.Of(
        Village.Every(1) with { Process = ArrivalProcess.Poisson },
        Village.Web(
            Town.Compute(0.5),
            new CacheStep(
                "cache",
                Shop.Keys,
                [
                    new CallStep("back", Village.Endpoint, "back", Duration.FromSeconds(1)),
                    new QueryStep(Shop.RecentOrders.Name, "db", Duration.FromSeconds(1)),
                    new QueryStep(Shop.PayOrder.Name, "db", Duration.FromSeconds(1)),
                ],
                Duration.FromSeconds(1)),
            new ForEachStep(2, [Town.Compute(0.2, "render")]),
            new EnqueueStep("letters", Town.Mail, Duration.FromSeconds(1))) with
        {
            Instances = 2,
            Pools = Town.Named(pool => pool.Name, new PoolOptions("back", "back", 20, Duration.FromSeconds(1)), new PoolOptions("db", "db", 20, Duration.FromSeconds(1))),
        },
        Village.Tier("back", Town.Compute(0.4), new SleepStep(Town.Exponential(1))),
        new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1_000 * 1_024, Lifetime = Duration.FromSeconds(2) },
        Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders, Shop.PayOrder),
        new QueueOptions { Name = "letters" },
        Town.Mailer with { Workers = 60, Cpu = new CpuOptions(2) }) with
    {
        KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions(Shop.Keys, 5_000, 0.9)),
    };

    private sealed class CountingSink : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.All;

        public long Finished { get; private set; }

        public override void Observe(in RequestFinished fact) => Finished++;
    }
}
