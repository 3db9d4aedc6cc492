using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>The shop with replicas of its database.</summary>
internal static class Replicated
{
    public const string Leader = "db-1";
    public const string First = "db-replica-1";
    public const string Second = "db-replica-2";

    public static UpdateOptions Pay { get; } = Shop.PayOrder with { KeySpace = Shop.Keys };

    public static SelectOptions Read { get; } = new()
    {
        Name = "read-order",
        Table = "orders",
        Where = Orders.Where(("id", new EqualsPredicate())),
        KeySpace = Shop.Keys,
    };

    /// <summary>All pages fit, so that only processor time and commits count. New nodes are up at once.</summary>
    public static DatabaseOptions Database(ReplicaOptions? replicas, params QueryOptions[] queries) =>
        Shop.Database(Orders.WithIndexes("id", "customer_id,created_at"), queries) with { Boot = Duration.Zero, BufferPoolBytes = 512L << 20, Replicas = replicas };

    /// <summary>One read and one write of a key, equally often.</summary>
    public static SystemDescription System(ReplicaOptions replicas, double requestsPerSecond) => Shop.System(Database(replicas, Pay, Read), requestsPerSecond, 400);

    public static ReplicaOptions Replaying(int count, double milliseconds) =>
        new(count) { Reads = ReadRouting.Replicas, ReplayRecord = Duration.FromNanoseconds((long)(milliseconds * 1e6)) };
}
