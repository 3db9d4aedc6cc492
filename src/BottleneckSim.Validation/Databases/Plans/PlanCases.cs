using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>The statements that are compared; fixed before the comparison was first run, later ones only added.</summary>
public static class PlanCases
{
    private static readonly EqualsPredicate Equal = new();

    /// <summary>All of them.</summary>
    public static ImmutableArray<PlanCase> All { get; } = [.. OneTable(), .. Ranges(), .. Orders(), .. Groups(), .. Joins()];

    private static IEnumerable<PlanCase> OneTable()
    {
        yield return new("all orders", From("orders"));
        yield return new("by primary key", From("orders", ("id", Equal)));
        yield return new("by customer", From("orders", ("customer_id", Equal)));
        yield return new("by customer, no index", From("orders", ("customer_id", Equal))) { Indexes = ["orders(id)"] };
        yield return new("by customer, index of one column", From("orders", ("customer_id", Equal))) { Indexes = ["orders(customer_id)"] };
        yield return new("by state", From("orders", ("status", Equal)));
        yield return new("by state, index of one column", From("orders", ("status", Equal))) { Indexes = ["orders(status)"] };
        yield return new("by region", From("orders", ("region", Equal)));
        yield return new("by coupon, a tenth has none", From("orders", ("coupon", Equal)));
        yield return new("by customer and state", From("orders", ("customer_id", Equal), ("status", Equal)));
        yield return new("by region and coupon", From("orders", ("region", Equal), ("coupon", Equal)));
        yield return new("by region and customer, no composite", From("orders", ("region", Equal), ("customer_id", Equal))) { Indexes = ["orders(region)", "orders(customer_id)"] };
        yield return new("by product", From("items", ("product_id", Equal)));
        yield return new("by product and quantity", From("items", ("product_id", Equal), ("quantity", Equal)));
        yield return new("by quantity, no index", From("items", ("quantity", Equal)));
        yield return new("five customers", From("orders", ("customer_id", new InPredicate(5))));
        yield return new("fifty orders", From("orders", ("id", new InPredicate(50))));
        yield return new("fifty orders, no index", From("orders", ("id", new InPredicate(50)))) { Indexes = [] };
        yield return new("five hundred items' orders", From("items", ("order_id", new InPredicate(500))));
        yield return new("customer's totals, covering", From("orders", ("customer_id", Equal)) with { Columns = ["total"] });
        yield return new("customer ids alone", From("orders", ("customer_id", Equal)) with { Columns = ["customer_id"] });
        yield return new("customer's times, composite covers", From("orders", ("customer_id", Equal)) with { Columns = ["created_at"] }) { Indexes = ["orders(customer_id,created_at)"] };
    }

    private static IEnumerable<PlanCase> Ranges()
    {
        yield return Range("last 0.1 %", From("orders"), "created_at", 0.999);
        yield return Range("last 5 %", From("orders"), "created_at", 0.95);
        yield return Range("last half", From("orders"), "created_at", 0.5);
        yield return Range("a hundredth in the middle", From("orders"), "created_at", 0.5, 0.51);
        yield return Range("dear orders, no index", From("orders"), "total", 0.9);
        yield return Range("customer's last half, equality first", From("orders", ("customer_id", Equal)), "created_at", 0.5) with { Indexes = ["orders(customer_id,created_at)"] };
        yield return Range("customer's last half, range first", From("orders", ("customer_id", Equal)), "created_at", 0.5) with { Indexes = ["orders(created_at,customer_id)"] };
        yield return Range("customer's last twentieth, range first", From("orders", ("customer_id", Equal)), "created_at", 0.95) with { Indexes = ["orders(created_at,customer_id)"] };
        yield return Range("last 5 % in a state", From("orders", ("status", Equal)), "created_at", 0.95);
        yield return Range("regions 20 to 21", From("orders"), "region", 0.202, 0.222);
        yield return Range("customers from the first tenth", From("orders"), "customer_id", 0, 0.1);
        yield return Range("customers from the first hundredth", From("orders"), "customer_id", 0, 0.01);
        yield return Range("ids alone of the last tenth", From("orders") with { Columns = ["id"] }, "id", 0.9);
    }

    private static IEnumerable<PlanCase> Orders()
    {
        var byCustomer = From("orders", ("customer_id", Equal));
        yield return new("latest of a customer, composite", Latest(byCustomer, 20));
        yield return new("latest of a customer, one column", Latest(byCustomer, 5)) { Indexes = ["orders(customer_id)"] };
        yield return new("latest of a customer, wrong order", Latest(byCustomer, 5)) { Indexes = ["orders(created_at,customer_id)"] };
        yield return new("latest of a customer, no index", Latest(byCustomer, 5)) { Indexes = [] };
        yield return new("latest of all", Latest(From("orders"), 50));
        yield return new("latest of a state", Latest(From("orders", ("status", Equal)), 20));
        yield return new("first of all, no order", From("orders") with { Limit = 10 });
        yield return new("first of a state, no order", From("orders", ("status", Equal)) with { Limit = 10 });
        yield return new("all sorted by total", From("orders") with { OrderBy = [new OrderedColumn("total")] });
        yield return new("dearest hundred", From("orders") with { OrderBy = [new OrderedColumn("total", SortDirection.Descending)], Limit = 100 });
        yield return new("by region, then by total, first hundred", From("orders") with { OrderBy = [new OrderedColumn("region"), new OrderedColumn("total")], Limit = 100 });
        yield return new("all by customer", From("orders") with { OrderBy = [new OrderedColumn("customer_id")] }) { Indexes = ["orders(customer_id)"] };
        yield return new("all by time", From("orders") with { OrderBy = [new OrderedColumn("created_at")] });
    }

    private static IEnumerable<PlanCase> Groups()
    {
        yield return new("count of orders", From("orders") with { Aggregate = new AggregateOptions() });
        yield return new("count of a customer's orders", From("orders", ("customer_id", Equal)) with { Aggregate = new AggregateOptions() });
        yield return new("turnover by state", From("orders") with { Aggregate = new AggregateOptions { GroupBy = ["status"], Sums = ["total"] } });
        yield return new("turnover of a customer", From("orders", ("customer_id", Equal)) with { Aggregate = new AggregateOptions { Sums = ["total"] } });
        yield return new("sold pieces by product", From("items") with { Aggregate = new AggregateOptions { GroupBy = ["product_id"], Sums = ["quantity"] } });
    }

    private static IEnumerable<PlanCase> Joins()
    {
        var items = new JoinOptions("items", "order_id", "id");
        var customers = new JoinOptions("customers", "id", "customer_id");
        yield return new("an order with its items", From("orders", ("id", Equal)) with { Join = items });
        yield return new("a customer's orders with items", From("orders", ("customer_id", Equal)) with { Join = items });
        yield return new("all orders with items", From("orders") with { Join = items });
        yield return new("a state's orders with items", From("orders", ("status", Equal)) with { Join = items });
        yield return new("orders with customers", From("orders") with { Join = customers });
        yield return new("a region's orders with customers", From("orders", ("region", Equal)) with { Join = customers });
        yield return new("a city's customers with orders", From("customers", ("city", Equal)) with { Join = new JoinOptions("orders", "customer_id", "id") });
        yield return new("a product's items with orders", From("items", ("product_id", Equal)) with { Join = new JoinOptions("orders", "id", "order_id") });
        yield return new("latest orders with customers", Latest(From("orders"), 20) with { Join = customers });
        yield return new("orders of a city", From("orders") with { Join = customers with { Where = Where(("city", Equal)) } });
        yield return new("a customer's orders with items, no index on items", From("orders", ("customer_id", Equal)) with { Join = items }) { Indexes = ["orders(customer_id)", "orders(id)"] };
        yield return new("orders with customers, no index", From("orders") with { Join = customers }) { Indexes = [] };
        yield return new("orders with items, few columns", From("orders") with { Columns = ["id", "total"], Join = items with { Columns = ["price"] } });
        yield return Range("last hundredth with items", From("orders") with { Join = items }, "created_at", 0.99);
        yield return Range("last hundredth with customers", From("orders") with { Join = customers }, "created_at", 0.99);
        yield return Range("last tenth with items, by time", From("orders") with { Join = items, OrderBy = [new OrderedColumn("created_at")] }, "created_at", 0.9);
    }

    private static PlanCase Range(string name, SelectOptions query, string column, double low, double? high = null) =>
        new(name, query) { Ranges = [new RangeBounds(column, low, high)] };

    private static SelectOptions Latest(SelectOptions query, long count) =>
        query with { OrderBy = [new OrderedColumn("created_at", SortDirection.Descending)], Limit = count };

    private static SelectOptions From(string table, params (string Column, Predicate Predicate)[] conditions) =>
        new() { Name = "query", Table = table, Where = Where(conditions) };

    private static ImmutableSortedDictionary<string, Predicate> Where(params (string Column, Predicate Predicate)[] conditions) =>
        conditions.ToImmutableSortedDictionary(condition => condition.Column, condition => condition.Predicate, StringComparer.Ordinal);
}
