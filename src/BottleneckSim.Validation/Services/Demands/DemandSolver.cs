using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>Takes apart what was measured phase by phase at low load.</summary>
/// <remarks>
/// <code>
/// health        F = the web server: sockets, parsing, routing       (processor time a request)
/// products      P = page + (1 − h) · query        h: share of hits  ─┐
/// fresh         R = page + query                                    ─┴► query = (R − P) ÷ h, page = R − query
/// categories    K = query' + page'                 query' = (F + query) ÷ 2: assumed
/// latency − processor times = round trips
/// </code>
/// How a category's processor time is shared between before and after its query is the one assumption. It is a tenth of the whole, so that it hardly matters;
/// that the sum is right does.
/// Where the remainder of the latency is negative, PostgreSQL worked on after its answer had left: that part is not on a request's way, and is taken off
/// what PostgreSQL takes, half of it at most. Its core is not the bottleneck.
/// </remarks>
public static class DemandSolver
{
    private const double BeforeQuery = 0.5;
    private const double LeastOnTheWay = 0.5;

    /// <summary>Solves for the parts.</summary>
    /// <param name="health">Requests for nothing.</param>
    /// <param name="products">Requests for products by their popularity, hits and misses.</param>
    /// <param name="fresh">The same past the cache.</param>
    /// <param name="categories">Requests for categories.</param>
    /// <exception cref="ImplausibleMeasurementException">The measurements contradict each other: a part would take less than nothing.</exception>
    public static ServiceDemands Solve(DemandPhase health, DemandPhase products, DemandPhase fresh, DemandPhase categories)
    {
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(categories);
        var query = Positive((fresh.ServiceNanoseconds - products.ServiceNanoseconds) / products.HitShare, "a product's query at the service");
        var page = Positive(fresh.ServiceNanoseconds - query, "a product's page");
        var categoryQuery = (health.ServiceNanoseconds + query) * BeforeQuery;
        var client = Uninterrupted.Of(products.HitLatencies()).Average() - page;
        var remainder = (Remainder(fresh, client) + Remainder(categories, client)) / 2;
        var overlap = Math.Min(0, remainder);
        return new ServiceDemands
        {
            ProductPage = Law(Uninterrupted.Of(products.HitLatencies()), page),
            ProductQuery = query,
            CategoryPage = Law(Uninterrupted.Of(categories.Latencies()), Positive(categories.ServiceNanoseconds - categoryQuery, "a category's page")),
            CategoryQuery = categoryQuery,
            ProductRows = Math.Max(fresh.DatabaseNanoseconds * LeastOnTheWay, fresh.DatabaseNanoseconds + overlap),
            CategoryRows = Math.Max(categories.DatabaseNanoseconds * LeastOnTheWay, categories.DatabaseNanoseconds + overlap),
            ClientRoundTrip = Math.Max(0, client),
            DatabaseRoundTrip = Math.Max(0, remainder),
        };
    }

    /// <summary>What of the latency is neither the client's round trip nor anybody's processor time.</summary>
    private static double Remainder(DemandPhase phase, double client) => Uninterrupted.Of(phase.Latencies()).Average() - client - phase.ServiceNanoseconds - phase.DatabaseNanoseconds;

    /// <summary>The latencies' distribution, shifted to a mean: without a queue, what varies is the work.</summary>
    private static EmpiricalDistribution Law(IReadOnlyList<double> latencies, double mean)
    {
        var shift = mean - latencies.Average();
        return new EmpiricalDistribution(latencies.Select(latency => (Math.Max(0, latency + shift), 1.0)));
    }

    private static double Positive(double nanoseconds, string what) => nanoseconds > 0
        ? nanoseconds
        : throw new ImplausibleMeasurementException(FormattableString.Invariant($"By the measurements at low load {what} would take {nanoseconds:F0} ns. The machine was disturbed; run again when it is quiet."));
}
