using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Plans;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Reads of the shop: with and without an index; item by item, in batches and joined.</summary>
internal sealed class ShopWorkloads(NpgsqlConnection connection, ImportedDatabase imported, long items)
{
    private const int OrdersOfACustomer = 10;

    private static readonly EqualsPredicate Equal = new();
    private static readonly string[] ForLists = ["orders(id)", "orders(customer_id)", "items(order_id)", "items(id)"];

    private readonly Random _random = new(1);

    private long Orders => items / 4;

    private long Customers => Orders / OrdersOfACustomer;

    public IEnumerable<TimedWorkload> All()
    {
        const string Index = "index against none";
        const string ByCustomer = "select * from orders where customer_id = $1";
        var byCustomer = Select("by-customer", "orders", ("customer_id", Equal));
        yield return Read(Index, "no index on the column", 3, ByCustomer, byCustomer, "orders(id)");
        yield return Read(Index, "index on the column", 100, ByCustomer, byCustomer, "orders(id)", "orders(customer_id)");
        yield return Read(
            Index, "covering index", 100, "select total from orders where customer_id = $1", byCustomer with { Columns = ["total"] }, "orders(id)", "orders(customer_id)+total");
        yield return Read(Index, "primary key", 100, "select * from orders where id = $1", Select("by-id", "orders", ("id", Equal)), "orders(id)");

        const string Lists = "a list with its details";
        var ofOrder = Select("items-of-order", "items", ("order_id", Equal));
        yield return List(Lists, "item by item (N+1)", ItemByItem, [byCustomer, ofOrder], [(byCustomer.Name, 1), (ofOrder.Name, OrdersOfACustomer)]);
        var batch = Select("items-in-batch", "items", ("order_id", new InPredicate(OrdersOfACustomer)));
        yield return List(Lists, "in one batch (select-in)", InOneBatch, [byCustomer, batch], [(byCustomer.Name, 1), (batch.Name, 1)]);
        var joined = byCustomer with { Name = "joined", Join = new JoinOptions("items", "order_id", "id") };
        yield return List(Lists, "joined", Joined, [joined], [(joined.Name, 1)]);
    }

    private static SelectOptions Select(string name, string table, params (string Column, Predicate Predicate)[] conditions) => new()
    {
        Name = name,
        Table = table,
        Where = conditions.ToImmutableSortedDictionary(condition => condition.Column, condition => condition.Predicate, StringComparer.Ordinal),
    };

    private TimedWorkload Read(string group, string name, int times, string sql, SelectOptions query, params string[] indexes) => new(
        group, name, () => WithIndexes(indexes, () => Timed(times, sql)), Tables(indexes), [query], [(query.Name, 1)]);

    private TimedWorkload List(string group, string name, Func<double> measure, ImmutableArray<QueryOptions> queries, ImmutableArray<(string, int)> steps) =>
        new(group, name, () => WithIndexes(ForLists, measure), Tables(ForLists), queries, steps);

    private ImmutableSortedDictionary<string, TableOptions> Tables(string[] indexes) => imported.Tables.Values.ToImmutableSortedDictionary(
        table => table.Name,
        table => table with { Indexes = table.Indexes.RemoveRange(Dropped(table, indexes)) },
        StringComparer.Ordinal);

    private static IEnumerable<string> Dropped(TableOptions table, string[] indexes) =>
        table.Indexes.Values.Where(index => !indexes.Contains(PlanCase.Written(table.Name, index), StringComparer.Ordinal)).Select(index => index.Name);

    /// <summary>Measures in a transaction in which there are no other indexes; it is rolled back.</summary>
    private double WithIndexes(string[] indexes, Func<double> measure)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var index in imported.Tables.Values.SelectMany(table => Dropped(table, indexes)))
            connection.Execute(index.EndsWith("_pkey", StringComparison.Ordinal) ? $"alter table {index[..^5]} drop constraint {index}" : $"drop index {index}");
        return measure();
    }

    private double Timed(int times, string sql)
    {
        using var command = Prepared(sql, 0L);
        var isById = sql.Contains("where id", StringComparison.Ordinal);
        return InterleavedMedians.Each(times, () => RowsOf(command, isById ? _random.NextInt64(Orders) + 1 : Customer()));
    }

    private double ItemByItem()
    {
        using var orders = Prepared("select * from orders where customer_id = $1", 0L);
        using var details = Prepared("select * from items where order_id = $1", 0L);
        return InterleavedMedians.Each(20, () =>
        {
            foreach (var order in RowsOf(orders, Customer()))
                RowsOf(details, order);
        });
    }

    private double InOneBatch()
    {
        using var orders = Prepared("select * from orders where customer_id = $1", 0L);
        using var details = Prepared("select * from items where order_id = any($1)", Array.Empty<long>());
        return InterleavedMedians.Each(20, () => RowsOf(details, RowsOf(orders, Customer()).ToArray()));
    }

    private double Joined()
    {
        using var command = Prepared("select o.*, i.* from orders o join items i on i.order_id = o.id where o.customer_id = $1", 0L);
        return InterleavedMedians.Each(20, () => RowsOf(command, Customer()));
    }

    private long Customer() => _random.NextInt64(Customers) + 1;

    private NpgsqlCommand Prepared(string sql, object parameter)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        command.Prepare();
        RowsOf(command, parameter is long ? 1L : new[] { 1L });
        return command;
    }

    /// <summary>Reads all rows; returns their first columns.</summary>
    private static List<long> RowsOf(NpgsqlCommand command, object parameter)
    {
        command.Parameters[0].Value = parameter;
        using var reader = command.ExecuteReader();
        var first = new List<long>();
        while (reader.Read())
        {
            first.Add(reader.GetInt64(0));
            for (var column = 1; column < reader.FieldCount; column++)
                _ = reader.GetValue(column);
        }

        return first;
    }

    /// <summary>Makes the shop and prepares a connection to it.</summary>
    public static ImportedDatabase Prepare(DatabaseServer server, NpgsqlConnection connection, long items)
    {
        ShopSchema.Create(server, items);
        connection.Execute($"set search_path to {ShopSchema.NameFor(items)}; set plan_cache_mode = force_generic_plan");
        return CatalogueImport.Of(connection, ShopSchema.NameFor(items));
    }
}
