using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Validation.Services.Demands;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>The reference service as the simulator sees it.</summary>
/// <remarks>
/// <code>
/// customers ─► shop (no work of its own) ─┬─► thread pool: 1 worker, 1 core, first-in first-out:
///              GET /products/{id}         │     work items: query │ page
///                cache ─ miss ─► query ─► pool ─► database (1 core)
///                page                     ├─► cache: least recently used
///              GET /categories/{id}       └─► database, through the pool
///                query ─► pool ─► database, page
/// </code>
/// ASP.NET Core runs a request as work items of the thread pool: from the socket to the first await, and from each answer of the database to the next
/// await or the end. With one worker thread they are served one at a time in the order in which they became ready: that is no processor sharing. So the
/// thread pool is a node with one worker, and a request visits it once for each work item; while it waits for the database others go on.
/// </remarks>
public static class ServiceSystem
{
    /// <summary>The population's name.</summary>
    public const string Customers = "customers";

    /// <summary>The cache's name.</summary>
    public const string Cache = "cache";

    private const string Shop = "shop";
    private const string ThreadPool = "thread-pool";
    private const string Database = "database";
    private const string Connections = "connections";
    private const string ProductQuery = "product-query";
    private const string ProductPage = "product-page";
    private const string CategoryQuery = "category-query";
    private const string CategoryPage = "category-page";
    private const string ProductRows = "product-rows";
    private const string CategoryRows = "category-rows";
    private const int Unbounded = 100_000;
    private const int WaysOfRoundTrip = 2;

    /// <summary>The least latency of links, which the calls inside the service pay: to the cache and to the thread pool.</summary>
    private const int InnerCalls = 2;

    private static readonly Duration InnerLatency = LinkOptions.MinimumLatency;
    private static readonly Duration Patience = Duration.FromSeconds(120);

    /// <summary>Describes the service under a load.</summary>
    /// <param name="configuration">As the service is configured.</param>
    /// <param name="demands">As measured at low load.</param>
    /// <param name="perSecond">Poisson arrivals a second.</param>
    public static SystemDescription Of(ServiceConfiguration configuration, ServiceDemands demands, double perSecond)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(demands);
        TierOptions[] tiers = [ShopTier(configuration), ThreadPoolTier(configuration, demands), CacheTier(configuration), DatabaseTier(configuration, demands)];
        var client = demands.ClientRoundTrip - (WaysOfRoundTrip * InnerCalls * InnerLatency.Nanoseconds);
        return new SystemDescription
        {
            Tiers = tiers.ToImmutableSortedDictionary(tier => tier.Name, tier => tier, StringComparer.Ordinal),
            Loads = ImmutableSortedDictionary.Create<string, LoadOptions>(StringComparer.Ordinal).Add(Customers, Load(configuration, perSecond)),
            DefaultLink = new LinkOptions(InnerLatency),
            Links = ImmutableSortedDictionary<LinkEnds, LinkOptions>.Empty
                .Add(new LinkEnds(Customers, Shop), OneWay(client))
                .Add(new LinkEnds(Shop, Database), OneWay(demands.DatabaseRoundTrip)),
            KeySpaces = ImmutableSortedDictionary.Create<string, Models.Keys.KeySpaceOptions>(StringComparer.Ordinal)
                .Add(configuration.Traffic.ProductKeys.Name, configuration.Traffic.ProductKeys),
        };
    }

    private static OpenLoadOptions Load(ServiceConfiguration configuration, double perSecond) => new()
    {
        Name = Customers,
        To = Shop,
        ArrivalsPerSecond = perSecond,
        Timeout = Patience,
        Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal)
            .Add("GET /products", configuration.Traffic.ProductWeight)
            .Add("GET /categories", configuration.Traffic.CategoryWeight),
    };

    private static WebOptions ShopTier(ServiceConfiguration configuration) => Tier(
        Shop, Unbounded, cores: 1,
        new EndpointOptions("GET /products",
        [
            new CacheStep(Cache, configuration.Traffic.ProductKeys.Name, [Work(ProductQuery), new CallStep(Database, ProductRows, Connections, Patience)], Patience),
            Work(ProductPage),
        ]),
        new EndpointOptions("GET /categories", [Work(CategoryQuery), new CallStep(Database, CategoryRows, Connections, Patience), Work(CategoryPage)])) with
    {
        Pools = ImmutableSortedDictionary.Create<string, PoolOptions>(StringComparer.Ordinal)
            .Add(Connections, new PoolOptions(Connections, Database, configuration.PoolSize, Patience, Unbounded)),
    };

    private static WebOptions ThreadPoolTier(ServiceConfiguration configuration, ServiceDemands demands) => Tier(
        ThreadPool, configuration.WorkerThreads, cores: 1,
        Burst(ProductQuery, new ConstantDistribution(demands.ProductQuery)),
        Burst(ProductPage, demands.ProductPage),
        Burst(CategoryQuery, new ConstantDistribution(demands.CategoryQuery)),
        Burst(CategoryPage, demands.CategoryPage));

    private static WebOptions DatabaseTier(ServiceConfiguration configuration, ServiceDemands demands) => Tier(
        Database, configuration.PoolSize, cores: 1,
        Burst(ProductRows, new ConstantDistribution(demands.ProductRows)),
        Burst(CategoryRows, new ConstantDistribution(demands.CategoryRows)));

    /// <summary>The cache's processor time is part of the service's, so that here it takes next to none.</summary>
    private static CacheOptions CacheTier(ServiceConfiguration configuration) => new()
    {
        Name = Cache,
        Cpu = new CpuOptions(1),
        EntryBytes = 1,
        MemoryBytes = configuration.CacheEntries,
        CommandDemand = DurationDemand.Constant(Duration.FromNanoseconds(1)),
    };

    private static WebOptions Tier(string name, int workers, int cores, params EndpointOptions[] endpoints) => new()
    {
        Name = name,
        Cpu = new CpuOptions(cores),
        Workers = workers,
        AcceptQueue = Unbounded,
        Endpoints = endpoints.ToImmutableSortedDictionary(endpoint => endpoint.Name, endpoint => endpoint, StringComparer.Ordinal),
    };

    private static EndpointOptions Burst(string name, Distribution nanoseconds) => new(name, [new UseCpuStep(new DurationDemand(nanoseconds))]);

    private static CallStep Work(string burst) => new(ThreadPool, burst, Pool: null, Patience);

    private static LinkOptions OneWay(double roundTrip) => new(Duration.Max(InnerLatency, Duration.FromNanoseconds((long)(roundTrip / WaysOfRoundTrip))));
}
