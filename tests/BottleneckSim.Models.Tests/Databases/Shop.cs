using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Tests.Databases;

/// <summary>Users, a web tier with one endpoint for each query, and a database.</summary>
internal static class Shop
{
    public const string Keys = "customers";

    public static SelectOptions RecentOrders { get; } = new()
    {
        Name = "recent-orders",
        Table = "orders",
        Where = Orders.Where(("customer_id", new EqualsPredicate())),
        OrderBy = [Orders.Key("created_at desc")],
        Limit = 20,
        KeySpace = Keys,
    };

    public static InsertOptions PlaceOrder { get; } = new() { Name = "place-order", Table = "orders" };

    public static UpdateOptions PayOrder { get; } = new()
    {
        Name = "pay-order",
        Table = "orders",
        Where = Orders.Where(("id", new EqualsPredicate())),
        Set = ["status"],
    };

    public static DatabaseOptions Database(TableOptions table, params QueryOptions[] queries) => Orders.DatabaseWith(table) with
    {
        BufferPoolBytes = 32L << 20,
        Queries = queries.ToImmutableSortedDictionary(query => query.Name, query => query, StringComparer.Ordinal),
    };

    /// <summary>Requests for every query, equally often, by Poisson arrivals.</summary>
    public static SystemDescription System(DatabaseOptions database, double requestsPerSecond, int poolSize = 50) => new()
    {
        Tiers = ImmutableSortedDictionary.Create<string, TierOptions>(StringComparer.Ordinal).Add("db", database).Add("web", Web(database, poolSize)),
        Loads = SmallSystems.Named<LoadOptions>(Load(database, requestsPerSecond), load => load.Name),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(250)),
        KeySpaces = SmallSystems.Named(new KeySpaceOptions(Keys, 20_000, 0.8), keys => keys.Name),
    };

    private static OpenLoadOptions Load(DatabaseOptions database, double requestsPerSecond) => new()
    {
        Name = "users",
        To = "web",
        Tasks = database.Queries.Keys.ToImmutableSortedDictionary(query => query, _ => 1, StringComparer.Ordinal),
        ArrivalsPerSecond = requestsPerSecond,
    };

    private static WebOptions Web(DatabaseOptions database, int poolSize) => new()
    {
        Name = "web",
        Cpu = new CpuOptions(8),
        Workers = 200,
        Pools = SmallSystems.Named(new PoolOptions("orders-db", "db", poolSize, PoolOptions.DefaultTimeout), pool => pool.Name),
        Endpoints = database.Queries.Keys.ToImmutableSortedDictionary(query => query, Endpoint, StringComparer.Ordinal),
    };

    private static EndpointOptions Endpoint(string query) => new(
        query,
        [
            new UseCpuStep(new DurationDemand(new ExponentialDistribution(500_000))),
            new QueryStep(query, "orders-db", CallStep.DefaultTimeout),
        ]);
}
