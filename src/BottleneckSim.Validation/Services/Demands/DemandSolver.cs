using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>Takes apart what was measured phase by phase at low load.</summary>
/// <remarks>
/// <code>
/// health        F = parsing, routing, sockets                          (processor time a request)
/// products      P = hit + (1 − h) · query         h: share of hits  ─┐
/// fresh         R = hit + query                                     ─┴► query = (R − P) ÷ h, hit = R − query
/// categories    K = receive + query + page + send
/// latency − processor times = round trips
/// </code>
/// The web server's own cost F is a third each: taking off the socket, parsing (part of the page's burst), putting on the socket. It is a few per
/// cent of a request, so that how it is shared hardly matters; that its sum is right does.
/// </remarks>
public static class DemandSolver
{
    private const double ThirdOfServer = 1.0 / 3;
    private const double HalfOfQuery = 0.5;

    /// <summary>Solves for the parts.</summary>
    /// <param name="health">Requests for nothing.</param>
    /// <param name="products">Requests for products by their popularity, hits and misses.</param>
    /// <param name="fresh">The same past the cache.</param>
    /// <param name="categories">Requests for categories.</param>
    /// <exception cref="InvalidOperationException">The measurements contradict each other: a part would take less than nothing.</exception>
    public static ServiceDemands Solve(DemandPhase health, DemandPhase products, DemandPhase fresh, DemandPhase categories)
    {
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(categories);
        var socket = health.ServiceNanoseconds * ThirdOfServer;
        var query = Positive((fresh.ServiceNanoseconds - products.ServiceNanoseconds) / products.HitShare, "a product's query at the service");
        var hit = fresh.ServiceNanoseconds - query;
        var categoryQuery = socket + (query * HalfOfQuery);
        var client = products.HitLatencies().Average() - hit;
        return new ServiceDemands
        {
            Receive = socket,
            Send = socket,
            ProductPage = Law(products.HitLatencies(), Positive(hit - (2 * socket), "a product's page")),
            ProductQuery = query,
            CategoryPage = Law(categories.Latencies(), Positive(categories.ServiceNanoseconds - (2 * socket) - categoryQuery, "a category's page")),
            CategoryQuery = categoryQuery,
            ProductRows = fresh.DatabaseNanoseconds,
            CategoryRows = categories.DatabaseNanoseconds,
            ClientRoundTrip = Math.Max(0, client),
            DatabaseRoundTrip = Math.Max(0, (Remainder(fresh, client) + Remainder(categories, client)) / 2),
        };
    }

    /// <summary>What of the latency is neither the client's round trip nor anybody's processor time.</summary>
    private static double Remainder(DemandPhase phase, double client) => phase.LatencyNanoseconds - client - phase.ServiceNanoseconds - phase.DatabaseNanoseconds;

    /// <summary>The latencies' distribution, shifted to a mean: without a queue, what varies is the work.</summary>
    private static EmpiricalDistribution Law(IReadOnlyList<double> latencies, double mean)
    {
        var shift = mean - latencies.Average();
        return new EmpiricalDistribution(latencies.Select(latency => (Math.Max(0, latency + shift), 1.0)));
    }

    private static double Positive(double nanoseconds, string what) => nanoseconds > 0
        ? nanoseconds
        : throw new InvalidOperationException(FormattableString.Invariant($"By the measurements at low load {what} would take {nanoseconds:F0} ns. The machine was disturbed; run again when it is quiet."));
}
