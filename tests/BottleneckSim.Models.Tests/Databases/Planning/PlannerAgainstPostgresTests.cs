using System.Text.RegularExpressions;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

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

    /// <summary>PostgreSQL 15.18 on 2,500,042 orders of 250,000 customers, of whom it takes 225,345 to have ordered; only those that have room in memory are found again.</summary>
    [Theory]
    [InlineData(2, 10.59, "Index Scan using customers_id_idx on customers")]
    [InlineData(4, 9.89, "Memoize/Index Scan using customers_id_idx on customers")]
    [InlineData(6, 8.78, "Memoize/Index Scan using customers_id_idx on customers")]
    [InlineData(8, 7.67, "Memoize/Index Scan using customers_id_idx on customers")]
    [InlineData(16, 3.23, "Memoize/Index Scan using customers_id_idx on customers")]
    [InlineData(32, 3.04, "Memoize/Index Scan using customers_id_idx on customers")]
    public void Keeping_rows_for_which_memory_is_short_costs_what_it_costs_PostgreSQL(int workMemoryMebibytes, double cost, string inner)
    {
        var database = Orders.DatabaseWith(Table("orders", 2_500_042, 45_455, ("created_at", 6_808), new("customer_id", Distinct: 225_345), new("created_at", 2_273_879, 1), new("others", WidthBytes: 101)));
        var customers = Table("customers", 250_000, 2_841, ("id", 689), new("id", Correlation: 1), new("others", WidthBytes: 49));
        database = database with { WorkMemoryBytes = (long)workMemoryMebibytes << 20, Tables = database.Tables.Add("customers", customers) };

        var planned = Explanation.Of(database, Orders.Select() with { Join = new JoinOptions("customers", "id", "customer_id"), OrderBy = [Orders.Key("created_at desc")], Limit = 20 });

        Assert.Equal($"Limit/Nested Loop/Index Scan Backward using orders_created_at_idx on orders/{inner}", NodesOf(PlanText.Of(planned.Chosen)));
        Assert.InRange(planned.Chosen.Cost.Total, (cost - 0.005) * (1 - CostTolerance), (cost + 0.005) * (1 + CostTolerance));
    }

    private static TableOptions Table(string name, long rows, long pages, (string Column, long Pages) index, params ColumnOptions[] columns) => new()
    {
        Name = name,
        Rows = rows,
        RowBytes = columns.Sum(column => column.WidthBytes),
        Pages = pages,
        Columns = Town.Named(column => column.Name, columns),
        Indexes = Town.Named(found => found.Name, IndexOptions.On(name, new OrderedColumn(index.Column)) with { IsUnique = name == "customers", Pages = index.Pages }),
    };

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
