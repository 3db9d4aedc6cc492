using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Queries.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Programs.Maintenance;
using BottleneckSim.Models.Programs.Maintenance.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes that put in whole parts or take them out, for <see cref="ChangeCatalogue"/>.</summary>
internal static class DeploymentChanges
{
    private static readonly PoolOptions SpareToDatabase = new("spare-db", "db", 2, Duration.FromSeconds(1));

    /// <summary>The town with a tier, a pool and a query that nothing needs.</summary>
    public static SystemDescription Prepared(SystemDescription system)
    {
        var spare = Town.Web with { Name = "spare", Instances = 1, Balancer = null };
        var mailer = (ProgramTierOptions)system.Tiers["mailer"];
        return system with
        {
            Tiers = system.Tiers
                .SetItem("spare", spare with { Endpoints = spare.Endpoints.SetItems(((ProgramTierOptions)system.Tiers["web"]).Endpoints.Where(endpoint => !spare.Endpoints.ContainsKey(endpoint.Key) && endpoint.Key != Listing.Endpoint)) })
                .SetItem("idle", new QueueOptions { Name = "idle" })
                .SetItem("mailer", mailer with { Maintenance = Compaction, Pools = mailer.Pools.Add(SpareToDatabase.Name, SpareToDatabase) }),
        };
    }

    public static IReadOnlyList<Change> All { get; } =
    [
        new SetEndpoint("web", Town.Browse, new EndpointOptions(Town.Browse, [Town.Compute(1), new QueryStep(Shop.RecentOrders.Name, "orders-db", Duration.FromSeconds(1))])),
        new SetEndpoint("web", "GET /new", new EndpointOptions("GET /new", [Town.Compute(1)])),
        new SetEndpoint("spare", Town.Order, null),
        new SetQuery("db", Shop.RecentOrders.Name, Shop.RecentOrders with { Limit = 5, Columns = ["id"] }),
        new SetQuery("db", "all-orders", new SelectOptions { Name = "all-orders", Table = "orders", Limit = 100 }),
        new AddTier(Town.Back with { Name = "second-back" }),
        new RemoveTier("idle"),
        new AddPool("web", new PoolOptions("cache-pool", "cache", 4, Duration.FromSeconds(1))),
        new RemovePool("mailer", SpareToDatabase.Name),
        new RedirectLoad("crawlers", "spare"),
        new SetMaintenance("web", Compaction with { IsSynchronised = true }),
        new SetMaintenance("back", new MaintenanceOptions(Duration.FromMilliseconds(70), [Town.Compute(5, "report")])),
        new SetMaintenance("mailer", null),
    ];

    private static MaintenanceOptions Compaction => new(Duration.FromMilliseconds(200), [new ForEachStep(3, [Town.Compute(4, "compact"), new SleepStep(Town.Always(5))])]);
}
