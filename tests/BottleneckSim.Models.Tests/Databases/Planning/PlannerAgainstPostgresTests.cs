using System.Text.RegularExpressions;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Tests.Databases.Planning;

/// <summary>
/// Plans and costs that PostgreSQL 15.14 gave for the same table (500,000 rows, generic plans, effective_cache_size 4 GB, vacuumed,
/// analysed, no parallel workers).
/// </summary>
public sealed class PlannerAgainstPostgresTests
{
    private const string AllSingle = "id;customer_id;created_at;status";
    private const double CostTolerance = 0.02;

    [Theory]
    [InlineData("by-customer", AllSingle, 105.47, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_idx")]
    [InlineData("recent-by-customer", AllSingle, 106.14, "Limit/Sort/Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_idx")]
    [InlineData("by-status", AllSingle, 15471.42, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_status_idx")]
    [InlineData("by-id", AllSingle, 8.44, "Index Scan using orders_id_idx on orders")]
    [InlineData("recent-by-status", AllSingle, 5.89, "Limit/Index Scan Backward using orders_created_at_idx on orders")]
    [InlineData("all-by-customer", AllSingle, 61795.81, "Index Scan using orders_customer_id_idx on orders")]
    [InlineData("latest", AllSingle, 3.03, "Limit/Index Scan Backward using orders_created_at_idx on orders")]
    [InlineData("customers", AllSingle, 4.88, "Index Only Scan using orders_customer_id_idx on orders")]
    [InlineData("by-customer-and-status", AllSingle, 105.53, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_idx")]
    [InlineData("last-percent", AllSingle, 293.12, "Index Scan using orders_created_at_idx on orders")]
    [InlineData("last-half", AllSingle, 13705.22, "Index Scan using orders_created_at_idx on orders")]
    [InlineData("set-total", AllSingle, 8.44, "Update on orders/Index Scan using orders_id_idx on orders")]
    [InlineData("delete-customer", AllSingle, 105.47, "Delete on orders/Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_idx")]
    [InlineData("insert", AllSingle, 0.01, "Insert on orders/Result")]
    [InlineData("five-customers", AllSingle, 499.24, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_idx")]
    [InlineData("by-customer", "id;created_at", 19352.00, "Seq Scan on orders")]
    [InlineData("recent-by-customer", "id;created_at", 19352.66, "Limit/Sort/Seq Scan on orders")]
    [InlineData("five-customers", "id;created_at", 21227.00, "Seq Scan on orders")]
    [InlineData("recent-by-customer", "id;customer_id,created_at", 83.85, "Limit/Index Scan Backward using orders_customer_id_created_at_idx on orders")]
    [InlineData("by-customer", "id;customer_id,created_at", 105.47, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_created_at_idx")]
    [InlineData("recent-by-customer", "id;created_at,customer_id", 8845.05, "Limit/Index Scan Backward using orders_created_at_customer_id_idx on orders")]
    [InlineData("by-customer", "id;created_at,customer_id", 11498.43, "Index Scan using orders_created_at_customer_id_idx on orders")]
    [InlineData("recent-by-status", "id;status;status,created_at", 11.35, "Limit/Index Scan Backward using orders_status_created_at_idx on orders")]
    [InlineData("by-status", "id;status;status,created_at", 15471.42, "Bitmap Heap Scan on orders/Bitmap Index Scan on orders_status_idx")]
    [InlineData("last-percent-of-status", "id;status;status,created_at", 41.34, "Index Only Scan using orders_status_created_at_idx on orders")]
    [InlineData("first-of-status", "id;status;status,created_at", 0.75, "Limit/Index Only Scan using orders_status_created_at_idx on orders")]
    public void The_plan_and_its_cost_are_those_of_PostgreSQL(string query, string indexes, double cost, string nodes)
    {
        var planned = Explanation.Of(Orders.DatabaseWith(Orders.WithIndexes(indexes.Split(';'))), Queries(query));

        Assert.Equal(nodes, NodesOf(PlanText.Of(planned.Chosen)));
        Assert.InRange(planned.Chosen.Cost.Total, (cost - 0.005) * (1 - CostTolerance), (cost + 0.005) * (1 + CostTolerance));
    }

    private static QueryOptions Queries(string name) => name switch
    {
        "by-customer" => Orders.Select(("customer_id", new EqualsPredicate())),
        "recent-by-customer" => Orders.Select(("customer_id", new EqualsPredicate())) with { OrderBy = [Orders.Key("created_at desc")], Limit = 20 },
        "by-status" => Orders.Select(("status", new EqualsPredicate())),
        "by-id" => Orders.Select(("id", new EqualsPredicate())),
        "recent-by-status" => Orders.Select(("status", new EqualsPredicate())) with { OrderBy = [Orders.Key("created_at desc")], Limit = 20 },
        "all-by-customer" => Orders.Select() with { OrderBy = [new OrderedColumn("customer_id")] },
        "latest" => Orders.Select() with { OrderBy = [Orders.Key("created_at desc")], Limit = 50 },
        "customers" => Orders.Select(("customer_id", new EqualsPredicate())) with { Columns = ["customer_id"] },
        "by-customer-and-status" => Orders.Select(("customer_id", new EqualsPredicate()), ("status", new EqualsPredicate())),
        "last-percent" => Orders.Select(("created_at", new RangePredicate(5_239.0 / 500_000))),
        "last-half" => Orders.Select(("created_at", new RangePredicate(250_444.0 / 500_000))),
        "last-percent-of-status" => Orders.Select(
            ("status", new EqualsPredicate()), ("created_at", new RangePredicate(5_230.0 / 500_000))) with
        { Columns = ["created_at"] },
        "first-of-status" => Orders.Select(("status", new EqualsPredicate())) with
        {
            Columns = ["created_at"],
            OrderBy = [new OrderedColumn("created_at")],
            Limit = 10,
        },
        "five-customers" => Orders.Select(("customer_id", new InPredicate(5))),
        "set-total" => new UpdateOptions { Name = name, Table = "orders", Where = Orders.Where(("id", new EqualsPredicate())), Set = ["total"] },
        "delete-customer" => new DeleteOptions { Name = name, Table = "orders", Where = Orders.Where(("customer_id", new EqualsPredicate())) },
        "insert" => new InsertOptions { Name = name, Table = "orders" },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such query."),
    };

    internal static string NodesOf(string plan) => string.Join(
        '/', Regex.Matches(plan, "^ *(->  )?(?<node>.*?)  \\(cost=", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["node"].Value));
}
