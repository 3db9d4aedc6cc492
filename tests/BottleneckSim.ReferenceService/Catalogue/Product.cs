namespace BottleneckSim.ReferenceService.Catalogue;

/// <summary>A product.</summary>
internal sealed record Product(int Id, string Name, int PriceCents, string Description);

/// <summary>What a customer wrote about a product.</summary>
internal sealed record Review(int Stars, string Text);

/// <summary>A product with its newest reviews: what the cache holds and a page shows.</summary>
internal sealed record ProductDetails(Product Product, IReadOnlyList<Review> Reviews);
