using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
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
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Tests;

/// <summary>A system with every kind of node, and its parts.</summary>
/// <remarks>
/// <code>
/// shoppers (closed) ─┐
/// crawlers (open) ───┴► web (2, balanced) ─► db, cache, back (1), letters (queue) ─► mailer (2)
/// </code>
/// </remarks>
internal static class Town
{
    public const string Browse = "GET /orders";
    public const string Order = "POST /orders";
    public const string Mail = "mail";

    public static SystemDescription System { get; } = new()
    {
        Tiers = Named<TierOptions>(tier => tier.Name, Web, Back, Cache, Database, new QueueOptions { Name = "letters", Capacity = 200 }, Mailer),
        Loads = Named<LoadOptions>(load => load.Name, Shoppers, Crawlers),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250), new ExponentialDistribution(5e4)),
        KeySpaces = Named(space => space.Name, new KeySpaceOptions(Shop.Keys, 20_000, 0.8) { WrittenEvery = Duration.FromSeconds(60) }),
    };

    public static ClosedLoadOptions Shoppers => new()
    {
        Name = "shoppers",
        To = "web",
        Tasks = Tasks((Browse, 4), (Order, 1)),
        Users = 12,
        SpawnPerSecond = 20,
        WaitNanoseconds = new ExponentialDistribution(2e8),
        Timeout = Duration.FromSeconds(2),
    };

    public static OpenLoadOptions Crawlers => new()
    {
        Name = "crawlers",
        To = "web",
        Tasks = Tasks((Browse, 1)),
        ArrivalsPerSecond = 40,
        Timeout = Duration.FromSeconds(1),
    };

    public static WebOptions Web => new()
    {
        Name = "web",
        Boot = Duration.FromMilliseconds(300),
        Instances = 2,
        Balancer = new BalancerOptions(BalancingPolicy.TwoChoices),
        Cpu = new CpuOptions(2),
        Workers = 16,
        AcceptQueue = 32,
        Pools = Named(
            pool => pool.Name,
            new PoolOptions("orders-db", "db", 8, Duration.FromMilliseconds(500)),
            new PoolOptions("back", "back", 3, Duration.FromMilliseconds(200), 20)),
        Endpoints = Named(
            endpoint => endpoint.Name,
            new EndpointOptions(
                Browse,
                [
                    Compute(2),
                    new CacheStep("cache", Shop.Keys, [new QueryStep(Shop.RecentOrders.Name, "orders-db", Duration.FromSeconds(1))], Duration.FromMilliseconds(50)),
                    new ForEachStep(3, [Compute(0.5, "render")]),
                ]),
            new EndpointOptions(
                Order,
                [
                    Compute(1),
                    new QueryStep(Shop.PlaceOrder.Name, "orders-db", Duration.FromSeconds(1)),
                    new CallStep("back", "GET /stock", "back", Duration.FromMilliseconds(300)),
                    new EnqueueStep("letters", Mail, Duration.FromSeconds(1)),
                ])),
    };

    public static WebOptions Back => new()
    {
        Name = "back",
        Boot = Duration.FromMilliseconds(300),
        Cpu = new CpuOptions(1),
        Workers = 4,
        AcceptQueue = 4,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("GET /stock", [Compute(3), new SleepStep(Exponential(10))])),
    };

    public static CacheOptions Cache => new() { Name = "cache", Boot = Duration.FromMilliseconds(300), Cpu = new CpuOptions(1), MemoryBytes = 500 * 1_024, Lifetime = Duration.FromSeconds(3) };

    public static DatabaseOptions Database =>
        Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), Shop.RecentOrders, Shop.PlaceOrder) with { DiskBytes = 100L << 30 };

    public static WorkerOptions Mailer => new()
    {
        Name = "mailer",
        Boot = Duration.FromMilliseconds(300),
        Instances = 2,
        Queue = "letters",
        Cpu = new CpuOptions(1),
        Workers = 2,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions(Mail, [Compute(2), new SleepStep(Exponential(30))])),
    };

    public static UseCpuStep Compute(double milliseconds, string label = "work") => new(Exponential(milliseconds), label);

    public static DurationDemand Exponential(double milliseconds) => new(new ExponentialDistribution(milliseconds * 1e6));

    public static DurationDemand Always(double milliseconds) => DurationDemand.Constant(Duration.FromNanoseconds((long)(milliseconds * 1e6)));

    public static ImmutableSortedDictionary<string, int> Tasks(params (string Task, int Weight)[] tasks) =>
        tasks.ToImmutableSortedDictionary(task => task.Task, task => task.Weight, StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params ReadOnlySpan<T> values) =>
        values.ToArray().ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);
}
