using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>An endpoint whose transaction writes rows that many requests want.</summary>
internal static class Counting
{
    public const string Endpoint = "POST /count";
    public const string Table = "counters";

    /// <summary>A system with the endpoint asked by its shoppers, and the table and query added to its database.</summary>
    public static SystemDescription AddedTo(SystemDescription system)
    {
        var counters = new TableOptions
        {
            Name = Table,
            Rows = 100,
            RowBytes = 16,
            Columns = Town.Named(column => column.Name, new ColumnOptions("id"), new ColumnOptions("value")),
            Indexes = Town.Named(index => index.Name, new IndexOptions("counters_id", [Orders.Key("id")]) { IsUnique = true }),
        };
        var bump = new UpdateOptions { Name = "bump", Table = Table, Where = Orders.Where(("id", new EqualsPredicate())), Set = ["value"], KeySpace = Shop.Keys };
        var database = (DatabaseOptions)system.Tiers["db"];
        var web = (ProgramTierOptions)system.Tiers["web"];
        var query = new QueryStep(bump.Name, "orders-db", Duration.FromMilliseconds(200));
        var endpoint = new EndpointOptions(
            Endpoint,
            [new TransactionStep("orders-db", [query, new CallStep("back", "GET /stock", "back", Duration.FromMilliseconds(100)), Town.Compute(1, "render"), query]) { Retry = new RetryOptions(2, BackOff.Default) }]);
        return system with
        {
            Tiers = system.Tiers
                .SetItem("db", database with { Tables = database.Tables.Add(Table, counters), Queries = database.Queries.Add(bump.Name, bump) })
                .SetItem("web", web with { Endpoints = web.Endpoints.Add(Endpoint, endpoint) }),
            Loads = system.Loads.SetItem("shoppers", system.Loads["shoppers"] with { Tasks = system.Loads["shoppers"].Tasks.Add(Endpoint, 3) }),
        };
    }
}
