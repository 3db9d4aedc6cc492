using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>What each part of a request takes, in nanoseconds, from measurements at low load alone.</summary>
public sealed record ServiceDemands
{
    /// <summary>Processor time of a product's page, web server included; its distribution is that of the unloaded latencies of cache hits.</summary>
    public required Distribution ProductPage { get; init; }

    /// <summary>Processor time of the service around a product's query: what a miss costs it more than a hit.</summary>
    public required double ProductQuery { get; init; }

    /// <summary>Processor time of a category's page after the query; its distribution is that of the unloaded latencies.</summary>
    public required Distribution CategoryPage { get; init; }

    /// <summary>Processor time of the service before a category's query.</summary>
    public required double CategoryQuery { get; init; }

    /// <summary>Processor time of the database for a product.</summary>
    public required double ProductRows { get; init; }

    /// <summary>Processor time of the database for a category.</summary>
    public required double CategoryRows { get; init; }

    /// <summary>From the client to the service and back, what is nobody's processor time: loopback, waking up.</summary>
    public required double ClientRoundTrip { get; init; }

    /// <summary>From the service to the database and back, likewise.</summary>
    public required double DatabaseRoundTrip { get; init; }

    /// <summary>The same where all work of the service and of the database takes so many times as long.</summary>
    public ServiceDemands Times(double service, double database) => this with
    {
        ProductPage = new AffineDistribution(ProductPage, service, 0),
        ProductQuery = ProductQuery * service,
        CategoryPage = new AffineDistribution(CategoryPage, service, 0),
        CategoryQuery = CategoryQuery * service,
        ProductRows = ProductRows * database,
        CategoryRows = CategoryRows * database,
    };

    /// <summary>Mean processor time of the service for a request of a mix.</summary>
    /// <param name="productShare">The share of product pages.</param>
    /// <param name="hitShare">The share of those that the cache answers.</param>
    public double MeanOfService(double productShare, double hitShare) =>
        (productShare * (ProductPage.Mean + ((1 - hitShare) * ProductQuery))) + ((1 - productShare) * (CategoryPage.Mean + CategoryQuery));
}
