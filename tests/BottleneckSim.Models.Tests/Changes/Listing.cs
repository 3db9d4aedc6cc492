using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>An endpoint that asks for a list and then for the details of each item: N+1.</summary>
internal static class Listing
{
    public const string Endpoint = "GET /list";
    public const string Details = "lines-of-order";
    public const int Items = 20;

    /// <summary>A system with the endpoint added to its web tier, and the table and query to its database.</summary>
    public static SystemDescription AddedTo(SystemDescription system)
    {
        var lines = new TableOptions
        {
            Name = "lines",
            Rows = 2_000_000,
            RowBytes = 60,
            Columns = Town.Named(column => column.Name, new ColumnOptions("order_id", 500_000, 1), new ColumnOptions("product_id", 10_000)),
            Indexes = Town.Named(index => index.Name, IndexOptions.On("lines", new OrderedColumn("order_id"))),
        };
        var query = new SelectOptions { Name = Details, Table = "lines", Where = Orders.Where(("order_id", new EqualsPredicate())) };
        var database = (DatabaseOptions)system.Tiers["db"];
        var web = (ProgramTierOptions)system.Tiers["web"];
        var endpoint = new EndpointOptions(
            Endpoint,
            [
                new QueryStep(Shop.RecentOrders.Name, "orders-db", CallStep.DefaultTimeout),
                new ForEachStep(Items, [new QueryStep(Details, "orders-db", CallStep.DefaultTimeout), Town.Compute(0.1)]),
            ]);
        return system with
        {
            Tiers = system.Tiers
                .SetItem("db", database with { Tables = database.Tables.Add(lines.Name, lines), Queries = database.Queries.Add(query.Name, query) })
                .SetItem("web", web with { Endpoints = web.Endpoints.Add(endpoint.Name, endpoint) }),
        };
    }
}
