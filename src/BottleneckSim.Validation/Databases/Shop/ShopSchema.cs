using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;

namespace BottleneckSim.Validation.Databases.Shop;

/// <summary>The tables that both databases are asked about: customers, their orders, the items of the orders.</summary>
/// <remarks>
/// <code>
/// customers ──► orders (a quarter of the items) ──► items (n rows)
/// </code>
/// Items lie in the order of their orders, orders in the order of their time; customers, products and totals lie anywhere; states are of
/// very different frequency, regions partly follow the order on disk. Made by <c>generate_series</c> and <c>setseed</c>, so that they are
/// the same each time; not logged, since nobody wants them back after a crash.
/// <para>
/// ANALYZE looks at 300 rows, drawn by chance, for each entry that the most demanding column's statistics may have (<c>std_typanalyze</c>, <c>src/backend/commands/analyze.c</c>). One column
/// of each table, about which nothing is asked, demands so much that all rows are looked at up to three million: statistics are the same each time, too. The others have 100 entries, as by default.
/// </para>
/// </remarks>
public static class ShopSchema
{
    private const int WholeSample = 10_000; // The most that PostgreSQL takes.

    /// <summary>The schema's name for so many items.</summary>
    /// <param name="rows">Rows of the largest table.</param>
    public static string NameFor(long rows) => string.Create(CultureInfo.InvariantCulture, $"shop_{rows}");

    /// <summary>Makes the tables, their indexes and their statistics.</summary>
    /// <param name="server">Where.</param>
    /// <param name="rows">Rows of the largest table: 1,000 to 10⁷.</param>
    public static void Create(DatabaseServer server, long rows)
    {
        ArgumentNullException.ThrowIfNull(server);
        var orders = Math.Max(1, rows / 4);
        var customers = Math.Max(1, orders / 10);
        var products = Math.Max(20, rows / 200);
        server.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            create schema {NameFor(rows)};
            set search_path to {NameFor(rows)};
            set maintenance_work_mem = '512MB';
            select setseed(0.25);
            create unlogged table customers as
              select id, (random() * 199)::bigint as city, id * 100 + (random() * 90)::bigint as joined, md5(id::text) as name
              from generate_series(1, {customers}::bigint) id;
            select setseed(0.5);
            create unlogged table orders as
              select id, 1 + floor(random() * {customers})::bigint as customer_id, id * 10 + floor(random() * 40)::bigint as created_at,
                     (case when draw < 0.7 then 0 when draw < 0.9 then 1 when draw < 0.96 then 2 when draw < 0.99 then 3 else 4 end)::bigint as status,
                     floor(random() * 100000)::bigint as total, floor(50.0 * id / {orders} + random() * 50)::bigint as region,
                     case when random() < 0.1 then null else floor(random() * 1000)::bigint end as coupon, repeat('x', 60) as note
              from (select id, random() as draw from generate_series(1, {orders}::bigint) id) made;
            select setseed(0.75);
            create unlogged table items as
              select id, (id + 3) / 4 as order_id, 1 + floor({products} * random() * random())::bigint as product_id,
                     1 + floor(random() * 9)::bigint as quantity, floor(random() * 5000)::bigint as price
              from generate_series(1, {rows}::bigint) id;
            alter table customers add primary key (id);
            create index on customers (city);
            alter table orders add primary key (id);
            create index on orders (customer_id);
            create index on orders (created_at);
            create index on orders (status);
            create index on orders (region);
            create index on orders (coupon);
            create index on orders (customer_id, created_at);
            create index on orders (created_at, customer_id);
            create index on orders (status, created_at desc);
            create index on orders (customer_id) include (total);
            alter table items add primary key (id);
            create index on items (order_id);
            create index on items (product_id);
            create index on items (product_id, quantity);
            alter table customers alter column name set statistics {WholeSample};
            alter table orders alter column note set statistics {WholeSample};
            alter table items alter column price set statistics {WholeSample};
            """));
        foreach (var table in Tables)
            server.Execute($"vacuum (freeze, analyze) {NameFor(rows)}.{table}");
    }

    /// <summary>The tables.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["customers", "orders", "items"];
}
