using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Sharding.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Models.Tests.Databases.Sharding;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes of a database's shards.</summary>
internal static class ShardChanges
{
    private const string Name = "shards";

    public static IReadOnlyList<Change> All { get; } =
    [
        new SetShards(Name, 1),
        new SetShards(Name, 2),
        new SetShards(Name, 5),
        new SaltKey(Name, 100),
        new SaltKey(Name, 3, null),
        new SaltKey(Name, 1, 5),
        new ReplicateKey(Name, 64, 3),
        new ReplicateKey(Name, 2, 1_000),
        new MovePartition(Name, 1, 2),
        new MovePartition(Name, 40, 1),
        new CrashNode(Name, 2),
        new RestartNode(Name, 3),
        new PartitionNetwork(new Partition(new PartitionEnd(Name, 1), new PartitionEnd(Name, 2))),
    ];

    /// <summary>The system with a sharded database beside the others, one of whose shards has crashed, and that every order asks.</summary>
    public static SystemDescription Prepared(SystemDescription system)
    {
        var database = Shop.Database(Orders.WithIndexes("customer_id", "created_at"), Sharded.Read, Sharded.Write, Sharded.Newest, Shop.PlaceOrder) with
        {
            Name = Name,
            Boot = Kernel.SimulatedTime.Duration.FromMilliseconds(200),
            Shards = new ShardOptions(3, Shop.Keys) { Partitions = 60, Salt = 2, SaltedKeys = 2 },
            Crashed = [3],
        };
        var web = (WebOptions)system.Tiers["web"];
        var order = web.Endpoints[Town.Order];
        var steps = database.Queries.Keys.Select(Step (query) => new QueryStep(query, "shards-pool", CallStep.DefaultTimeout));
        return system with
        {
            Tiers = system.Tiers.SetItem(Name, database).SetItem("web", web with
            {
                Pools = web.Pools.SetItem("shards-pool", new PoolOptions("shards-pool", Name, 20, PoolOptions.DefaultTimeout)),
                Endpoints = web.Endpoints.SetItem(Town.Order, order with { Steps = [.. order.Steps, .. steps] }),
            }),
        };
    }
}
