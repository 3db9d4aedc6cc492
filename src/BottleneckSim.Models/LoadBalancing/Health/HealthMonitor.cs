namespace BottleneckSim.Models.LoadBalancing.Health;

/// <summary>Judges instances by the answers to health checks.</summary>
/// <remarks>
/// <code>
/// healthy ──UnhealthyAfter failures in a row──► unhealthy ──HealthyAfter successes in a row──► healthy
/// </code>
/// </remarks>
internal static class HealthMonitor
{
    /// <summary>Takes the result of one check.</summary>
    /// <returns>Whether the instance's health has changed.</returns>
    public static bool Judge(Backend backend, HealthCheckOptions options, bool isWell)
    {
        backend.CheckRun = isWell ? Math.Min(backend.CheckRun, 0) - 1 : Math.Max(backend.CheckRun, 0) + 1;
        var before = backend.IsHealthy;
        backend.IsHealthy = before ? backend.CheckRun < options.UnhealthyAfter : -backend.CheckRun >= options.HealthyAfter;
        return backend.IsHealthy != before;
    }
}
