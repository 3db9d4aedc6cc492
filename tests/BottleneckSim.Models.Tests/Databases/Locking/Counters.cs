using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Databases.Locking;

/// <summary>Two small tables of counters in a database in which only links, sleeps and the flush of a commit take time, so that holding times are known.</summary>
internal static class Counters
{
    /// <summary>Time of a commit: one flush.</summary>
    public const double FlushMilliseconds = 4;

    public const string Pool = "counters-db";

    public static QueryStep Bump { get; } = Query("bump-a");

    public static QueryStep BumpOther { get; } = Query("bump-b");

    public static QueryStep Read { get; } = Query("read-a");

    public static DatabaseOptions Database { get; } = new()
    {
        Name = "db",
        Cpu = new CpuOptions(4),
        Disk = new DiskOptions(1, Duration.Zero, Duration.Zero, 1_000_000_000_000, Duration.FromMilliseconds(4)),
        MaximumConnections = 10_000,
        ExecutionCosts = new ExecutionCosts(0, 0, 0, 0, 0, 0),
        Tables = Town.Named(table => table.Name, Table("a"), Table("b")),
        Queries = Town.Named<QueryOptions>(
            query => query.Name,
            Update("a"),
            Update("b"),
            new SelectOptions { Name = "read-a", Table = "a", Where = Orders.Where(("id", new EqualsPredicate())), KeySpace = "hot" }),
    };

    public static SystemDescription System(LoadOptions load, params Step[] steps) => System(load, Database, 1, steps);

    public static SystemDescription System(LoadOptions load, DatabaseOptions database, long keys, params Step[] steps) =>
        Village.Of(load, Web(steps), database) with { KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("hot", keys)) };

    public static TransactionStep Transaction(params Step[] steps) => new(Pool, [.. steps]);

    private static Models.Web.WebOptions Web(Step[] steps) => Village.Web(steps) with
    {
        Workers = 10_000,
        Pools = Town.Named(pool => pool.Name, new PoolOptions(Pool, "db", 5_000, Duration.FromSeconds(600))),
    };

    private static QueryStep Query(string name) => new(name, Pool, Duration.FromSeconds(600));

    private static UpdateOptions Update(string table) => new()
    {
        Name = $"bump-{table}",
        Table = table,
        Where = Orders.Where(("id", new EqualsPredicate())),
        Set = ["value"],
        KeySpace = "hot",
    };

    private static TableOptions Table(string name) => new()
    {
        Name = name,
        Rows = 1_000,
        RowBytes = 16,
        Columns = Town.Named(column => column.Name, new ColumnOptions("id"), new ColumnOptions("value")),
        Indexes = ImmutableSortedDictionary.Create<string, IndexOptions>(StringComparer.Ordinal)
            .Add("id", new IndexOptions("id", [Orders.Key("id")]) { IsUnique = true }),
    };
}
