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
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Benchmarks.Models;

/// <summary>The two systems whose speed is stated in docs/performance.md.</summary>
internal static class BenchmarkSystems
{
    private const string Endpoint = "GET /orders";
    private const string Keys = "customers";
    private const string Query = "recent-orders";

    /// <summary>M/M/1 at a load of 0.7: open load → link → web node with one core and one worker → link → done.</summary>
    public static SystemDescription SingleServer { get; } = new()
    {
        Tiers = Named<TierOptions>(tier => tier.Name, Web(1, 1, [Compute(1_000_000)])),
        Loads = Named<LoadOptions>(load => load.Name, Load(700)),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250)),
    };

    /// <summary>A shop at 500 requests a second: two web servers, a cache in front of the query, a database with the index it needs.</summary>
    public static SystemDescription Shop { get; } = new()
    {
        Tiers = Named<TierOptions>(
            tier => tier.Name,
            Web(4, 64, [Compute(1_000_000), new CacheStep("cache", Keys, [new QueryStep(Query, "db", CallStep.DefaultTimeout)], CacheStep.DefaultTimeout), Compute(500_000)]) with
            {
                Instances = 2,
                Pools = Named(pool => pool.Name, new PoolOptions("db", "db", 20, PoolOptions.DefaultTimeout)),
            },
            new CacheOptions { Name = "cache", Cpu = new CpuOptions(2), MemoryBytes = 64L << 20, Lifetime = Duration.FromSeconds(300) },
            Database),
        Loads = Named<LoadOptions>(load => load.Name, Load(500)),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250)),
        KeySpaces = Named(keys => keys.Name, new KeySpaceOptions(Keys, 200_000, 0.9)),
    };

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

    private static WebOptions Web(int cores, int workers, ImmutableArray<Step> steps) => new()
    {
        Name = "web",
        Cpu = new CpuOptions(cores),
        Workers = workers,
        AcceptQueue = 100_000,
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions(Endpoint, steps)),
    };

    private static OpenLoadOptions Load(double perSecond) => new()
    {
        Name = "users",
        To = "web",
        Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Endpoint, 1),
        ArrivalsPerSecond = perSecond,
    };

    private static UseCpuStep Compute(double meanNanoseconds) => new(new DurationDemand(new ExponentialDistribution(meanNanoseconds)));

    private static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params ReadOnlySpan<T> values) =>
        values.ToArray().ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);
}
