using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes of a database's replicas.</summary>
internal static class ReplicaChanges
{
    public static IReadOnlyList<Change> All { get; } =
    [
        new AddReplicas("db", 1),
        new AddReplicas("db", 2, ReadRouting.ReadYourWrites),
        new RemoveReplicas("db", 1),
        new RemoveReplicas("db", 2),
        new SetReadRouting("db", null, ReadRouting.Leader),
        new SetReadRouting("db", null, ReadRouting.ReadYourWrites),
        new SetReadRouting("db", Shop.RecentOrders.Name, ReadRouting.Leader),
        new SetSynchronous("db", SynchronousReplicas.One),
        new SetSynchronous("db", SynchronousReplicas.All),
        new SetReplicatedTables("db", []),
        new CrashNode("db", 2),
        new ResizeCpu("db", 3, 1),
        new ResizeCpu("db", 2, 5),
        new RestartNode("db", 3),
        new PartitionNetwork(new Partition(new PartitionEnd("db", 1), new PartitionEnd("db", 2))),
        new PartitionNetwork(new Partition(new PartitionEnd("db", 3), new PartitionEnd("db"), IsOneWay: true)),
    ];

    /// <summary>The system with two replicas, one of which has crashed.</summary>
    public static SystemDescription Prepared(SystemDescription system) => system with
    {
        Tiers = system.Tiers.SetItem("db", (DatabaseOptions)system.Tiers["db"] with
        {
            Replicas = new ReplicaOptions(2) { Reads = ReadRouting.Replicas, ReplayRecord = Duration.FromMilliseconds(1), LogRetentionBytes = 1L << 20 },
            Balancer = new BalancerOptions { HealthCheck = new HealthCheckOptions { Interval = Duration.FromMilliseconds(100), Timeout = Duration.FromMilliseconds(20) } },
            Crashed = [3],
        }),
    };
}
