using Npgsql;

namespace BottleneckSim.ReferenceService.Catalogue;

/// <summary>Makes the tables and fills them. The rows are functions of their numbers: every run has the same catalogue.</summary>
internal static class CatalogueSchema
{
    private const int ProductsInCategory = 50;

    /// <summary>Makes the catalogue in an empty database.</summary>
    public static async Task CreateAsync(NpgsqlDataSource database, int products)
    {
        await using var batch = database.CreateBatch();
        foreach (var statement in Statements(products))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync();
        foreach (var table in (string[])["products", "reviews"])
        {
            await using var vacuum = database.CreateCommand($"VACUUM (ANALYZE, FREEZE) {table}");
            await vacuum.ExecuteNonQueryAsync();
        }
    }

    private static IEnumerable<string> Statements(int products) =>
    [
        "CREATE TABLE products (id int PRIMARY KEY, category int NOT NULL, name text NOT NULL, price_cents int NOT NULL, description text NOT NULL)",
        "CREATE TABLE reviews (product int NOT NULL, posted int NOT NULL, stars int NOT NULL, body text NOT NULL)",
        FormattableString.Invariant($"INSERT INTO products SELECT n, n / {ProductsInCategory}, 'Product ' || md5(n::text), 100 + hashint4(n) & 65535, repeat(md5((n + 7)::text) || ' ', 8) FROM generate_series(0, {products - 1}) n"),
        // 2 to 33 reviews a product, so that pages differ in size.
        FormattableString.Invariant($"INSERT INTO reviews SELECT n, r, 1 + (hashint4(n + r) & 3), repeat(md5((n * 37 + r)::text) || ' ', 5) FROM generate_series(0, {products - 1}) n, generate_series(1, 2 + (hashint4(n) & 31)) r"),
        "CREATE INDEX ON products (category)",
        "CREATE INDEX ON reviews (product)",
    ];
}
