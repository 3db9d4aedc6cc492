using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Actors.Tests;

/// <summary>A web server and a database whose rows move between shards.</summary>
/// <remarks>
/// <code>
/// users ──► web ──► router ──► shard 1 … n     reads and writes of a key, one statement for all shards
/// </code>
/// </remarks>
internal static class ShardedSystem
{
    private const string Customers = "customers";

    /// <summary>Five seconds in which shards come and go, partitions move, and hot keys are copied and salted.</summary>
    public static RunScript Moving { get; } = new(
        Duration.FromSeconds(5),
        Duration.FromMilliseconds(250),
        [
            (Duration.FromMilliseconds(500), new SetShards("db", 4)),
            (Duration.FromMilliseconds(1_400), new ReplicateKey("db", 3, 5)),
            (Duration.FromMilliseconds(2_000), new MovePartition("db", 20, 1)),
            (Duration.FromMilliseconds(2_015), new MovePartition("db", 19, 2)),
            (Duration.FromMilliseconds(2_700), new SaltKey("db", 10, 2)),
            (Duration.FromMilliseconds(3_400), new ReplicateKey("db", 1)),
            (Duration.FromMilliseconds(4_000), new SetShards("db", 3)),
        ]);

    public static SystemDescription Describe() => new()
    {
        Tiers = Named<TierOptions>(tier => tier.Name, Web(), Database()),
        Loads = Named<LoadOptions>(load => load.Name, new OpenLoadOptions
        {
            Name = "users",
            To = "web",
            Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("GET /", 1),
            ArrivalsPerSecond = 300,
            Timeout = Duration.FromSeconds(1),
        }),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(500)),
        KeySpaces = Named(space => space.Name, new KeySpaceOptions(Customers, 500, 1)),
    };

    private static WebOptions Web() => new()
    {
        Name = "web",
        Cpu = new CpuOptions(4),
        Workers = 200,
        Pools = Named(pool => pool.Name, new PoolOptions("to-db", "db", 100, Duration.FromMilliseconds(500))),
        Endpoints = Named(endpoint => endpoint.Name, new EndpointOptions("GET /", [.. Queries().Select(Step (query) => new QueryStep(query.Name, "to-db", Duration.FromMilliseconds(500)))])),
    };

    private static DatabaseOptions Database() => new()
    {
        Name = "db",
        Boot = Duration.FromMilliseconds(200),
        Cpu = new CpuOptions(2),
        Disk = DiskOptions.SolidState,
        BufferPoolBytes = 64L << 20,
        Tables = Named(table => table.Name, new TableOptions
        {
            Name = "orders",
            Rows = 20_000,
            RowBytes = 150,
            Columns = Named(column => column.Name, new ColumnOptions("id"), new ColumnOptions("customer", 500), new ColumnOptions("state", 5)),
            Indexes = Named(index => index.Name, new IndexOptions("orders_customer", [new OrderedColumn("customer")])),
        }),
        Queries = Named(query => query.Name, Queries()),
        Shards = new ShardOptions(2, Customers) { Partitions = 20 },
    };

    private static QueryOptions[] Queries() =>
    [
        new SelectOptions { Name = "of-customer", Table = "orders", Where = OfCustomer, KeySpace = Customers },
        new UpdateOptions { Name = "pay", Table = "orders", Where = OfCustomer, Set = ["state"], KeySpace = Customers },
        new SelectOptions { Name = "some", Table = "orders", Limit = 10 },
    ];

    private static ImmutableSortedDictionary<string, Predicate> OfCustomer =>
        ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal).Add("customer", new EqualsPredicate());

    private static ImmutableSortedDictionary<string, T> Named<T>(Func<T, string> name, params T[] values) =>
        values.ToImmutableSortedDictionary(name, value => value, StringComparer.Ordinal);
}
