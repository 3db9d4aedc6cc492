using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Databases.Changes;

public sealed class IndexChangeTests
{
    private static readonly ImmutableSortedDictionary<string, ConstantPredicate> Pending =
        ImmutableSortedDictionary.Create<string, ConstantPredicate>(StringComparer.Ordinal).Add("status", new ConstantPredicate("pending", 0.01));

    private static readonly SystemDescription System = Shop.System(Shop.Database(Orders.WithIndexes("id", "customer_id"), Shop.RecentOrders), 1);

    [Fact]
    public void Adding_an_index_gives_it_the_name_that_PostgreSQL_would()
    {
        var changed = new AddIndex("db", "orders", [Orders.Key("customer_id"), Orders.Key("created_at desc")]).Apply(System);

        Assert.Contains("orders_customer_id_created_at_idx", Indexes(changed));
    }

    [Fact]
    public void The_inverse_of_adding_and_of_dropping_restores_the_system()
    {
        Change[] changes =
        [
            new AddIndex("db", "orders", [Orders.Key("status")]) { Include = ["total"], IsUnique = true },
            new AddIndex("db", "orders", [Orders.Key("created_at")]) { Where = Pending },
            new DropIndex("db", "orders", "orders_customer_id_idx"),
            new ResizeBufferPool("db", 1L << 30),
        ];
        foreach (var change in changes)
        {
            var after = change.Apply(System);
            var back = change.Inverse(System).Apply(after);

            Assert.NotEqual(Described(System), Described(after));
            Assert.Equal(Described(System), Described(back));
        }
    }

    [Fact]
    public void A_change_that_does_not_fit_is_refused_with_what_would_fit()
    {
        Refused(new AddIndex("nowhere", "orders", [Orders.Key("id")]), "databases are: db");
        Refused(new AddIndex("web", "orders", [Orders.Key("id")]), "not a database");
        Refused(new AddIndex("db", "customers", [Orders.Key("id")]), "tables are: orders");
        Refused(new AddIndex("db", "orders", [Orders.Key("nothing")]), "created_at");
        Refused(new AddIndex("db", "orders", [Orders.Key("id")]), "already has");
        Refused(new AddIndex("db", "orders", [Orders.Key("total")]) { Where = Pending.Add("nothing", new ConstantPredicate("x", 1)) }, "created_at");
        Refused(new AddIndex("db", "orders", []), "1 to 32");
        Refused(new DropIndex("db", "orders", "orders_total_idx"), "orders_customer_id_idx, orders_id_idx");
        Refused(new ResizeBufferPool("db", 1), "128 KiB");
    }

    private static void Refused(Change change, string because) =>
        Assert.Contains(because, Assert.Throws<ChangeRefusedException>(() => change.Apply(System)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Indexes(SystemDescription system) => ((DatabaseOptions)system.Tiers["db"]).Tables["orders"].Indexes.Keys;

    private static string Described(SystemDescription system)
    {
        var database = (DatabaseOptions)system.Tiers["db"];
        var indexes = database.Tables["orders"].Indexes.Values
            .Select(index => $"{index.Name} {index.IsUnique} {string.Join(',', index.Columns)} + {string.Join(',', index.Include)} where {string.Join(',', index.Where)}");
        return $"{database.BufferPoolBytes}: {string.Join("; ", indexes)}";
    }
}
