using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Replication;

namespace BottleneckSim.Models.Tests.Databases.Sharding;

/// <summary>The shop with a database that is sharded by customer.</summary>
internal static class Sharded
{
    public static KeySpaceOptions Customers { get; } = new(Shop.Keys, 1_000, 1.1);

    public static SelectOptions Read { get; } = new()
    {
        Name = "orders-of",
        Table = "orders",
        Where = Orders.Where(("customer_id", new EqualsPredicate())),
        Limit = 20,
        KeySpace = Shop.Keys,
    };

    public static UpdateOptions Write { get; } = new()
    {
        Name = "pay-orders",
        Table = "orders",
        Where = Orders.Where(("customer_id", new EqualsPredicate())),
        Set = ["status"],
        KeySpace = Shop.Keys,
    };

    public static SelectOptions Newest { get; } = new() { Name = "newest", Table = "orders", OrderBy = [Orders.Key("created_at desc")], Limit = 10 };

    /// <summary>All pages fit, and each statement takes a known time of one core at least.</summary>
    public static SystemDescription System(ShardOptions shards, double requestsPerSecond, double statementMicroseconds, params QueryOptions[] queries) =>
        System(shards, requestsPerSecond, statementMicroseconds, Orders.WithIndexes("customer_id", "created_at"), queries);

    /// <summary>All pages fit, and each statement takes a known time of one core at least.</summary>
    public static SystemDescription System(ShardOptions shards, double requestsPerSecond, double statementMicroseconds, TableOptions table, params QueryOptions[] queries)
    {
        var database = Shop.Database(table, queries) with
        {
            BufferPoolBytes = 512L << 20,
            Cpu = new CpuOptions(1),
            ExecutionCosts = new ExecutionCosts(StatementNanoseconds: (long)(statementMicroseconds * 1e3)),
            Shards = shards,
        };
        return Shop.System(database, requestsPerSecond, 100) with { KeySpaces = SmallSystems.Named(Customers, keys => keys.Name) };
    }

    /// <summary>The nodes of the shards in the order of their numbers.</summary>
    public static ImmutableArray<string> Nodes(int count) => [.. Enumerable.Range(1, count).Select(number => number == 1 ? "db-1" : $"db-shard-{number}")];

    public static double Share(ReplicationRecord record, string node) => (double)record.StatementsAt(node) / record.Statements.Count;
}
