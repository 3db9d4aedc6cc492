using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Services;

/// <summary>How the service is configured. The simulator is told the same; nothing of it is measured.</summary>
/// <param name="PoolSize">Connections to the database.</param>
/// <param name="CacheEntries">Products in the in-process cache (least recently used goes first).</param>
/// <param name="WorkerThreads">Threads of the service's thread pool.</param>
/// <param name="Traffic">Who asks for what.</param>
public sealed record ServiceConfiguration(int PoolSize, int CacheEntries, int WorkerThreads, ShopTraffic Traffic)
{
    private const int ProductsInCategory = 50;

    /// <summary>The configuration that the page is made with: about half of the products asked for are in the cache.</summary>
    public static ServiceConfiguration Default { get; } = new(
        PoolSize: 16, CacheEntries: 1_000, WorkerThreads: 1, new ShopTraffic(10_000, 0.8, 10_000 / ProductsInCategory, ProductWeight: 4, CategoryWeight: 1));
}
