namespace BottleneckSim.Validation.Services.Loads;

/// <summary>What the reference service is asked for.</summary>
public enum ShopOperation
{
    /// <summary>Nothing: what the web server itself costs.</summary>
    Health,

    /// <summary>A product's page, from the cache or the database.</summary>
    Product,

    /// <summary>A product's page, past the cache (<c>Cache-Control: no-cache</c>).</summary>
    FreshProduct,

    /// <summary>A category's page, always from the database.</summary>
    Category,
}
