using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Planning;

/// <summary>
/// Plans and costs that PostgreSQL 15 gave for 500,000 orders of which 1.05 % (by <c>pg_stats.most_common_freqs</c>) have the status 0, with partial indexes of
/// 16 pages (vacuumed, analysed, no parallel workers, effective_cache_size 4 GB).
/// </summary>
public sealed class PartialIndexTests
{
    private const double CostTolerance = 0.02;

    private static readonly ConstantPredicate Pending = new("pending", 0.010533334);
    private static readonly IndexOptions ByTime = Partial("created_at");
    private static readonly IndexOptions ByCustomer = Partial("customer_id");

    [Theory]
    [InlineData("oldest", 0.82, "Limit/Index Scan using orders_created_at_pending on orders")]
    [InlineData("all", 285.29, "Index Scan using orders_created_at_pending on orders")]
    [InlineData("of-a-customer", 8.30, "Index Scan using orders_customer_id_pending on orders")]
    [InlineData("times", 143.29, "Index Only Scan using orders_created_at_pending on orders")]
    public void The_plan_and_its_cost_are_those_of_PostgreSQL(string query, double cost, string nodes)
    {
        var planned = Explanation.Of(Orders.DatabaseWith(Table(ByTime, ByCustomer)), Query(query));

        Assert.Equal(nodes, PlannerAgainstPostgresTests.NodesOf(PlanText.Of(planned.Chosen)));
        Assert.InRange(planned.Chosen.Cost.Total, (cost - 0.005) * (1 - CostTolerance), (cost + 0.005) * (1 + CostTolerance));
    }

    [Fact]
    public void Without_an_order_to_follow_its_rows_are_collected_in_a_bitmap_and_sorted()
    {
        var planned = Explanation.Of(Orders.DatabaseWith(Table(ByCustomer)), Query("oldest"));

        Assert.Equal(
            "Limit/Sort/Bitmap Heap Scan on orders/Bitmap Index Scan on orders_customer_id_pending", PlannerAgainstPostgresTests.NodesOf(PlanText.Of(planned.Chosen)));
        Assert.InRange(planned.Chosen.Cost.Total, 10_211.56 * (1 - CostTolerance), 10_211.56 * (1 + CostTolerance));
    }

    [Fact]
    public void A_statement_that_demands_another_value_or_any_value_cannot_use_it()
    {
        var database = Orders.DatabaseWith(Table(ByTime, ByCustomer));
        Predicate[] others = [new ConstantPredicate("paid", 0.25), new EqualsPredicate(), Pending with { Fraction = 0.5 }];

        Assert.All(others, other => Assert.DoesNotContain(
            Explanation.Of(database, Orders.Select(("status", other))).Considered.SelectMany(Nodes), node => node is IndexScanNode or BitmapIndexScanNode));
    }

    [Fact]
    public void It_has_entries_for_the_rows_that_it_holds_and_no_others()
    {
        var fresh = ByTime with { Pages = null };
        var size = IndexSize.Of(fresh, Orders.Table, 500_000);
        var whole = IndexSize.Of(fresh with { Where = fresh.Where.Clear() }, Orders.Table, 500_000);

        Assert.Equal(5_267, size.Entries);
        Assert.Equal(500_000, whole.Entries);
        Assert.InRange(whole.LeafPages / (double)size.LeafPages, 80, 100);
    }

    private static TableOptions Table(params IndexOptions[] indexes) => Orders.Table with
    {
        Pages = 13_128,
        RowBytes = 176,
        Indexes = indexes.ToImmutableSortedDictionary(index => index.Name, index => index, StringComparer.Ordinal),
    };

    private static IndexOptions Partial(string column) => new($"orders_{column}_pending", [new OrderedColumn(column)])
    {
        Pages = 16,
        Where = ImmutableSortedDictionary.Create<string, ConstantPredicate>(StringComparer.Ordinal).Add("status", Pending),
    };

    private static SelectOptions Query(string name) => name switch
    {
        "oldest" => Orders.Select(("status", Pending)) with { OrderBy = [new OrderedColumn("created_at")], Limit = 10 },
        "all" => Orders.Select(("status", Pending)),
        "of-a-customer" => Orders.Select(("status", Pending), ("customer_id", new EqualsPredicate())),
        "times" => Orders.Select(("status", Pending)) with { Columns = ["created_at"] },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such query."),
    };

    private static IEnumerable<PlanNode> Nodes(PlanNode node) => node.Inputs.SelectMany(Nodes).Prepend(node);
}
