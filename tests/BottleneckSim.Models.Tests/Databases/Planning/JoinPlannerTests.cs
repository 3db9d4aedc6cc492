using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.TestSupport.Files;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Planning;

public sealed class JoinPlannerTests
{
    private const int Tests = 1_000;

    [Fact]
    public void No_considered_join_is_cheaper_than_the_chosen_one() => ForAnyJoin(
        planned => planned.Considered.All(plan => plan.Cost.Total >= planned.Chosen.Cost.Total));

    [Fact]
    public void Every_cost_and_every_number_of_rows_of_a_join_makes_sense() => ForAnyJoin(
        planned => planned.Considered.SelectMany(Nodes).All(node =>
            double.IsFinite(node.Cost.Total) && node.Cost.Startup >= 0 && node.Cost.Total >= node.Cost.Startup - 1e-6 && node.Rows >= 0));

    [Fact]
    public void All_plans_of_a_join_expect_equally_many_rows() => ForAnyJoin(
        planned => planned.Considered.Select(plan => plan.Rows).Distinct().Count() == 1);

    [Fact]
    public void Any_join_can_be_explained() => ForAnyJoin(
        planned => planned.Considered.All(plan => PlanText.Of(plan, showsRemovedRows: true).EndsWith('\n')));

    /// <summary>Shapes and costs are PostgreSQL's where validate-models compares them; here stands how they read.</summary>
    [Fact]
    public void Joins_and_groups_read_as_PostgreSQL_would_explain_them()
    {
        var items = new TableOptions
        {
            Name = "items",
            Rows = 2_000_000,
            RowBytes = 60,
            Columns = Town.Named(
                column => column.Name,
                new ColumnOptions("id", Correlation: 1),
                new ColumnOptions("order_id", Distinct: 500_000, Correlation: 1),
                new ColumnOptions("product_id", Distinct: 10_000)),
            Indexes = Town.Named(index => index.Name, IndexOptions.On("items", new OrderedColumn("order_id"))),
        };
        var orders = Orders.WithIndexes("id", "customer_id");
        orders = orders with { Indexes = orders.Indexes.SetItem("orders_id_idx", orders.Indexes["orders_id_idx"] with { IsUnique = true }) };
        var database = Orders.DatabaseWith(orders);
        database = database with { Tables = database.Tables.Add("items", items) };
        var join = new JoinOptions("items", "order_id", "id");
        var text = string.Join('\n', new (string Title, SelectOptions Query)[]
        {
            ("the items of a customer's orders", Orders.Select(("customer_id", new EqualsPredicate())) with { Join = join }),
            ("the items of an order", Orders.Select(("id", new EqualsPredicate())) with { Join = join }),
            ("the items of all orders in a state", Orders.Select(("status", new EqualsPredicate())) with { Join = join }),
            ("everything, in the order of the orders", Orders.Select() with { Join = join, OrderBy = [Orders.Key("id")] }),
            ("the latest ten orders with their items", Orders.Select() with { Join = join, OrderBy = [Orders.Key("id desc")], Limit = 10 }),
            ("orders that hold a product", Orders.Select() with { Join = join with { Where = Orders.Where(("product_id", new EqualsPredicate())) } }),
            ("turnover by state", Orders.Select() with { Aggregate = new AggregateOptions { GroupBy = ["status"], Sums = ["total"] } }),
            ("how many orders", Orders.Select() with { Aggregate = new AggregateOptions() }),
            ("by customer, then by state", Orders.Select() with { OrderBy = [Orders.Key("customer_id"), Orders.Key("status")], Limit = 50 }),
        }.Select(entry => $"-- {entry.Title}\n{PlanText.Of(Explanation.Of(database, entry.Query).Chosen)}"));

        GoldenFile.Matches(text, "tests", "BottleneckSim.Models.Tests", "Databases", "Planning", "joins.approved.txt");
    }

    private static void ForAnyJoin(Func<PlannedStatement, bool> holds)
    {
        var cases =
            from table in AnyDatabase.Table
            from joined in AnyDatabase.JoinedTable
            from query in AnyDatabase.JoinQuery
            select (table, joined, query);
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(3, 5).WithMaxTest(Tests),
            Prop.ForAll(Arb.From(cases), entry => holds(Planner.Plan(
                entry.query, RelationStatistics.Of(entry.table), new PlannerCosts(), 4L << 20, RelationStatistics.Of(entry.joined)))));
    }

    private static IEnumerable<PlanNode> Nodes(PlanNode node) => node.Inputs.SelectMany(Nodes).Prepend(node);
}
