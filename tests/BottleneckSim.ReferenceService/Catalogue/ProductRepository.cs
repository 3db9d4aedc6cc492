using Npgsql;

namespace BottleneckSim.ReferenceService.Catalogue;

/// <summary>Reads the catalogue: one statement a question.</summary>
internal sealed class ProductRepository(NpgsqlDataSource database)
{
    private const string ProductWithReviews =
        "SELECT p.id, p.name, p.price_cents, p.description, r.stars, r.body FROM products p JOIN reviews r ON r.product = p.id WHERE p.id = $1 ORDER BY r.posted DESC LIMIT 40";

    private const string Category =
        "SELECT id, name, price_cents, description FROM products WHERE category = $1 ORDER BY price_cents LIMIT 20";

    /// <summary>A product with its newest reviews; null where there is no such product.</summary>
    public async Task<ProductDetails?> FindAsync(int id)
    {
        await using var command = database.CreateCommand(ProductWithReviews);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        Product? product = null;
        var reviews = new List<Review>();
        while (await reader.ReadAsync())
        {
            product ??= ProductOf(reader);
            reviews.Add(new Review(reader.GetInt32(4), reader.GetString(5)));
        }

        return product is null ? null : new ProductDetails(product, reviews);
    }

    /// <summary>The cheapest products of a category.</summary>
    public async Task<IReadOnlyList<Product>> ListAsync(int category)
    {
        await using var command = database.CreateCommand(Category);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = category });
        await using var reader = await command.ExecuteReaderAsync();
        var products = new List<Product>();
        while (await reader.ReadAsync())
            products.Add(ProductOf(reader));
        return products;
    }

    /// <summary>Opens connections and prepares the statements on each, so that none is set up under load.</summary>
    public async Task WarmAsync(int connections)
    {
        var opened = new List<NpgsqlConnection>();
        for (var index = 0; index < connections; index++)
            opened.Add(await database.OpenConnectionAsync());
        foreach (var connection in opened)
            await connection.DisposeAsync();
    }

    private static Product ProductOf(NpgsqlDataReader reader) => new(reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3));
}
