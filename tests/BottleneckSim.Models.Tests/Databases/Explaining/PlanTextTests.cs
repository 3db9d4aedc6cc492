using System.Text;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Models.Tests.Databases.Explaining;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData("missing-index", "id")]
    [InlineData("single-column-index", "id;customer_id")]
    [InlineData("composite-index", "id;customer_id,created_at")]
    [InlineData("wrong-column-order", "id;created_at,customer_id")]
    public void A_query_reads_as_PostgreSQL_would_explain_it(string name, string indexes)
    {
        var database = Orders.DatabaseWith(Orders.WithIndexes(indexes.Split(';')));
        var text = new StringBuilder();
        foreach (var (title, query) in Queries())
        {
            text.Append("-- ").Append(title).Append('\n').Append(PlanText.Of(Explanation.Of(database, query).Chosen, showsRemovedRows: true)).Append('\n');
        }

        GoldenFile.Matches(text.ToString(), "tests", "BottleneckSim.Models.Tests", "Databases", "Explaining", $"{name}.approved.txt");
    }

    [Fact]
    public void Without_expectations_there_is_only_what_PostgreSQL_prints()
    {
        var database = Orders.DatabaseWith(Orders.WithIndexes("id"));

        var text = PlanText.Of(Explanation.Of(database, Orders.Select(("status", new EqualsPredicate()))).Chosen);

        Assert.Equal("Seq Scan on orders  (cost=0.00..19408.00 rows=100000 width=180)\n  Filter: (status = $1)\n", text);
    }

    private static IEnumerable<(string Title, QueryOptions Query)> Queries()
    {
        var ofCustomer = Orders.Select(("customer_id", new EqualsPredicate()));
        yield return ("the orders of a customer", ofCustomer);
        yield return ("the latest 20 of them", ofCustomer with { OrderBy = [Orders.Key("created_at desc")], Limit = 20 });
        yield return ("those in one of two states", Orders.Select(("customer_id", new EqualsPredicate()), ("status", new InPredicate(2))));
        yield return ("the orders of a period", Orders.Select(("created_at", new RangePredicate(0.001, RangePosition.Anywhere))));
        yield return ("all, sorted beyond the memory", Orders.Select() with { OrderBy = [new OrderedColumn("status"), new OrderedColumn("total")] });
        yield return ("when they were made", ofCustomer with { Columns = ["created_at"], OrderBy = [new OrderedColumn("created_at")] });
        yield return ("one more", new InsertOptions { Name = "insert", Table = "orders" });
        yield return ("a hundred more", new InsertOptions { Name = "insert", Table = "orders", Rows = 100 });
        yield return ("paid", new UpdateOptions { Name = "update", Table = "orders", Set = ["status"], Where = Orders.Where(("id", new EqualsPredicate())) });
        yield return ("forgotten", new DeleteOptions { Name = "delete", Table = "orders", Where = Orders.Where(("customer_id", new EqualsPredicate())) });
    }
}
