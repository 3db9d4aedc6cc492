using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Actors.Tests;

/// <summary>A small shop with a node of every kind, whose sizes tests choose.</summary>
/// <remarks>
/// <code>
/// shoppers (closed), bots (open) ──► [balancer] shop ×n ──┬──► catalogue (cache), on a miss [pool] ──► stock
///                                                        └──► mails (queue) ◄── mailer ×m
/// </code>
/// </remarks>
internal sealed record ShopSystem
{
    public int Shops { get; init; } = 2;

    public int Mailers { get; init; } = 1;

    public BalancingPolicy Policy { get; init; }

    public int Users { get; init; } = 20;

    public double BotsPerSecond { get; init; } = 100;

    public int Workers { get; init; } = 8;

    public int AcceptQueue { get; init; } = 64;

    public int PoolSize { get; init; } = 4;

    public int QueueCapacity { get; init; } = 100;

    public Duration DefaultLatency { get; init; } = Duration.FromMicroseconds(250);

    public Duration StockLatency { get; init; } = Duration.FromMilliseconds(1);

    public Duration Timeout { get; init; } = Duration.FromMilliseconds(50);

    public bool HasJitter { get; init; }

    public SystemDescription Describe() => new()
    {
        Tiers = Named<TierOptions>(tier => tier.Name, Shop(), Stock(), Catalogue(), new QueueOptions { Name = "mails", Capacity = QueueCapacity }, Mailer()),
        Loads = Named<LoadOptions>(load => load.Name, Shoppers(), Bots()),
        DefaultLink = new LinkOptions(DefaultLatency, HasJitter ? new ExponentialDistribution(200_000) : null),
        Links = ImmutableSortedDictionary<LinkEnds, LinkOptions>.Empty
            .Add(new LinkEnds("shop", "stock"), new LinkOptions(StockLatency))
            .Add(new LinkEnds("shop", "catalogue"), new LinkOptions(StockLatency)),
        KeySpaces = Named(space => space.Name, new KeySpaceOptions("products", 500, 0.8)),
    };

    private static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params T[] values) =>
        values.ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);

    private static DurationDemand Exponential(double microseconds) => new(new ExponentialDistribution(microseconds * 1_000));

    private static ImmutableSortedDictionary<string, int> Tasks() =>
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("GET /products", 5).Add("POST /orders", 1);

    private WebOptions Shop() => new()
    {
        Name = "shop",
        Instances = Shops,
        Balancer = new BalancerOptions(Policy),
        Cpu = new CpuOptions(2),
        Workers = Workers,
        AcceptQueue = AcceptQueue,
        Pools = Named(pool => pool.Name, new PoolOptions("to-stock", "stock", PoolSize, Timeout)),
        Endpoints = Named(
            endpoint => endpoint.Name,
            new EndpointOptions(
                "GET /products",
                [
                    new UseCpuStep(Exponential(800)),
                    new CacheStep("catalogue", "products", [new CallStep("stock", "GET /stock", "to-stock", Timeout)], Timeout),
                ]),
            new EndpointOptions("POST /orders", [new UseCpuStep(Exponential(2_000)), new EnqueueStep("mails", "send-mail", Timeout)])),
    };

    private static WebOptions Stock() => new()
    {
        Name = "stock",
        Cpu = new CpuOptions(1),
        Workers = 4,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("GET /stock", [new UseCpuStep(Exponential(1_500)), new SleepStep(Exponential(500))])),
    };

    private static CacheOptions Catalogue() => new() { Name = "catalogue", Cpu = new CpuOptions(1), MemoryBytes = 100 * 1_024, Lifetime = Duration.FromMilliseconds(400) };

    private WorkerOptions Mailer() => new()
    {
        Name = "mailer",
        Instances = Mailers,
        Queue = "mails",
        Cpu = new CpuOptions(1),
        Workers = 2,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("send-mail", [new UseCpuStep(Exponential(3_000)), new SleepStep(Exponential(10_000))])),
    };

    private ClosedLoadOptions Shoppers() => new()
    {
        Name = "shoppers",
        To = "shop",
        Tasks = Tasks(),
        Users = Users,
        WaitNanoseconds = new UniformDistribution(5e6, 60e6),
        Timeout = Duration.FromMilliseconds(500),
    };

    private OpenLoadOptions Bots() => new() { Name = "bots", To = "shop", Tasks = Tasks(), ArrivalsPerSecond = BotsPerSecond, Timeout = Duration.FromSeconds(1) };
}
