using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Validation.Speed;

/// <summary>The systems whose speed is stated.</summary>
/// <remarks>
/// <code>
/// single server   users ─► web (1 core, 1 worker)                                          M/M/1 at a load of 0.7
/// shop            users ─► balancer ─► web ×2 ─► cache ─(miss)─► database                  500 requests a second
///                                        └─► queue ─► worker
/// wide            users ─► balancer ─► web ×n                                              the same load and path whatever n
/// crowd           users ─► web that waits for something outside                            as many in flight as wished
/// </code>
/// </remarks>
public static class SpeedSystems
{
    private const string Endpoint = "GET /orders";
    private const string Job = "letter";
    private const string Keys = "customers";
    private const string Query = "recent-orders";

    /// <summary>Requests a second of <see cref="SingleServer"/>.</summary>
    public const double SingleServerPerSecond = 700;

    /// <summary>Requests a second of the shop and its parts.</summary>
    public const double ShopPerSecond = 500;

    /// <summary>Requests a second of <see cref="Wide"/>.</summary>
    public const double WidePerSecond = 2_000;

    /// <summary>M/M/1 at a load of 0.7: open load → link → web node with one core and one worker → link → done.</summary>
    public static SystemDescription SingleServer { get; } = System(SingleServerPerSecond, Web(1, 1, Compute(1_000_000)));

    /// <summary>Two web servers, a cache in front of the query, a database with the index it needs, a queue and a worker.</summary>
    public static SystemDescription Shop { get; } = WithSteps(ShopPart.Web | ShopPart.Balancer | ShopPart.SecondCompute | ShopPart.Cache | ShopPart.Database | ShopPart.Queue);

    /// <summary>The shop with some of its parts only, to tell what each costs.</summary>
    public static SystemDescription WithSteps(ShopPart parts)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        steps.Add(Compute(1_000_000));
        var query = new QueryStep(Query, "db", CallStep.DefaultTimeout);
        if (parts.HasFlag(ShopPart.Cache))
            steps.Add(new CacheStep("cache", Keys, parts.HasFlag(ShopPart.Database) ? [query] : [Compute(1)], CacheStep.DefaultTimeout));
        if (parts.HasFlag(ShopPart.SecondCompute))
            steps.Add(Compute(500_000));
        if (parts.HasFlag(ShopPart.Queue))
            steps.Add(new EnqueueStep("letters", Job, EnqueueStep.DefaultTimeout));

        var web = Web(4, 64, [.. steps]) with
        {
            Instances = parts.HasFlag(ShopPart.Balancer) ? 2 : 1,
            Balancer = parts.HasFlag(ShopPart.Balancer) ? new BalancerOptions() : null,
            Pools = parts.HasFlag(ShopPart.Database) ? Named(pool => pool.Name, new PoolOptions("db", "db", 20, PoolOptions.DefaultTimeout)) : Named<PoolOptions>(pool => pool.Name),
        };
        List<TierOptions> tiers = [web];
        if (parts.HasFlag(ShopPart.Cache))
            tiers.Add(new CacheOptions { Name = "cache", Cpu = new CpuOptions(2), MemoryBytes = 4L << 20, Lifetime = Duration.FromSeconds(300) });
        if (parts.HasFlag(ShopPart.Database))
            tiers.Add(Database);
        if (parts.HasFlag(ShopPart.Queue))
            tiers.AddRange([new QueueOptions { Name = "letters" }, Mailer]);
        return System(ShopPerSecond, [.. tiers]);
    }

    /// <summary>A tier of many servers behind a balancer at a constant total load: what a request passes is the same whatever their number.</summary>
    /// <param name="servers">1 to 1,000.</param>
    /// <param name="policy">How the balancer picks.</param>
    public static SystemDescription Wide(int servers, BalancingPolicy policy) =>
        System(WidePerSecond, Web(4, 64, Compute(1_000_000)) with { Instances = servers, Balancer = new BalancerOptions(policy) });

    /// <summary>Requests that stay: the server waits a long time for something outside with each of them.</summary>
    /// <param name="perSecond">Arrivals a second.</param>
    /// <param name="stay">How long each stays.</param>
    public static SystemDescription Crowd(double perSecond, Duration stay)
    {
        var step = new SleepStep(DurationDemand.Constant(stay));
        var system = System(perSecond, Web(1, 100_000, step) with { Instances = 20, Balancer = new BalancerOptions() });
        var load = (OpenLoadOptions)system.Loads["users"] with { Timeout = stay * 2 };
        return system with { Loads = Named<LoadOptions>(one => one.Name, load) };
    }

    private static DatabaseOptions Database => new()
    {
        Name = "db",
        Cpu = new CpuOptions(8),
        Disk = DiskOptions.SolidState,
        BufferPoolBytes = 256L << 20,
        Tables = Named(table => table.Name, new TableOptions
        {
            Name = "orders",
            Rows = 5_000_000,
            RowBytes = 180,
            Columns = Named(column => column.Name, new ColumnOptions("id", Correlation: 1), new ColumnOptions("customer_id", Distinct: 200_000)),
            Indexes = Named(index => index.Name, IndexOptions.On("orders", [new OrderedColumn("customer_id")])),
        }),
        Queries = Named<QueryOptions>(query => query.Name, new SelectOptions
        {
            Name = Query,
            Table = "orders",
            Where = ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal).Add("customer_id", new EqualsPredicate()),
            Limit = 20,
            KeySpace = Keys,
        }),
    };

    private static WorkerOptions Mailer => new()
    {
        Name = "mailer",
        Queue = "letters",
        Cpu = new CpuOptions(2),
        Workers = 8,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions(Job, [Compute(1_000_000)])),
    };

    private static SystemDescription System(double perSecond, params ReadOnlySpan<TierOptions> tiers) => new()
    {
        Tiers = Named(tier => tier.Name, tiers),
        Loads = Named<LoadOptions>(load => load.Name, new OpenLoadOptions
        {
            Name = "users",
            To = "web",
            Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Endpoint, 1),
            ArrivalsPerSecond = perSecond,
        }),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250)),
        KeySpaces = Named(keys => keys.Name, new KeySpaceOptions(Keys, 200_000, 0.9)),
    };

    private static WebOptions Web(int cores, int workers, params ReadOnlySpan<Step> steps) => new()
    {
        Name = "web",
        Cpu = new CpuOptions(cores),
        Workers = workers,
        AcceptQueue = 100_000,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions(Endpoint, [.. steps])),
    };

    private static UseCpuStep Compute(double meanNanoseconds) => new(new DurationDemand(new ExponentialDistribution(meanNanoseconds)));

    private static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params ReadOnlySpan<T> values) =>
        values.ToArray().ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);
}
