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

namespace BottleneckSim.Grading.Tests.Invariants;

/// <summary>
/// A system with a bit of everything, tight enough that bounds are hit: closed and open users, a balanced shop, a pool to a second tier, a cache, a queue
/// with workers.
/// </summary>
internal static class BusyTown
{
    public static SystemDescription System { get; } = new()
    {
        Tiers = Named<TierOptions>(tier => tier.Name, Shop, Prices, Cache, new QueueOptions { Name = "letters", Capacity = 40 }, Mailer),
        Loads = Named<LoadOptions>(
            load => load.Name,
            new ClosedLoadOptions { Name = "shoppers", To = "shop", Tasks = Tasks, Users = 20, WaitNanoseconds = new ExponentialDistribution(2e8), Timeout = Duration.FromMilliseconds(900) },
            new OpenLoadOptions { Name = "passers-by", To = "shop", Tasks = Tasks, ArrivalsPerSecond = 100, Timeout = Duration.FromMilliseconds(400) }),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250), new ExponentialDistribution(1e5)),
        KeySpaces = Named(space => space.Name, new KeySpaceOptions("goods", 500, 0.8) { WrittenEvery = Duration.FromSeconds(20) }),
    };

    private static ImmutableSortedDictionary<string, int> Tasks => ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("GET /goods", 4).Add("POST /orders", 1);

    private static WebOptions Shop => new()
    {
        Name = "shop",
        Instances = 2,
        Balancer = new BalancerOptions(),
        Cpu = new CpuOptions(2),
        Workers = 12,
        AcceptQueue = 8,
        Pools = Named(pool => pool.Name, new PoolOptions("prices", "prices", 4, Duration.FromMilliseconds(150), 10)),
        Endpoints = Named(
            endpoint => endpoint.Name,
            new EndpointOptions(
                "GET /goods",
                [
                    new UseCpuStep(Exponential(5)),
                    new CacheStep("cache", "goods", [new CallStep("prices", "GET /price", "prices", Duration.FromMilliseconds(200))], Duration.FromMilliseconds(100)),
                    new ForEachStep(3, [new UseCpuStep(Exponential(1), "render")]),
                ]),
            new EndpointOptions("POST /orders", [new UseCpuStep(Exponential(3)), new WriteKeyStep("goods", "cache", CacheOnWrite.Leave, Duration.FromMilliseconds(100)), new EnqueueStep("letters", "letter", Duration.FromSeconds(1))])),
    };

    private static WebOptions Prices => new()
    {
        Name = "prices",
        Cpu = new CpuOptions(1),
        Workers = 6,
        AcceptQueue = 4,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("GET /price", [new UseCpuStep(Exponential(8)), new SleepStep(Exponential(20))])),
    };

    private static CacheOptions Cache => new() { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 100 * 1_024, Lifetime = Duration.FromSeconds(2) };

    private static WorkerOptions Mailer => new()
    {
        Name = "mailer",
        Queue = "letters",
        Cpu = new CpuOptions(1),
        Workers = 2,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("letter", [new UseCpuStep(Exponential(10)), new SleepStep(Exponential(60))])),
    };

    private static DurationDemand Exponential(double milliseconds) => new(new ExponentialDistribution(milliseconds * 1e6));

    private static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params ReadOnlySpan<T> values) =>
        values.ToArray().ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);
}
