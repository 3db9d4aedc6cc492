using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.LoadBalancing.Health;

/// <summary>Active health checks: the balancer asks every instance at intervals.</summary>
/// <remarks>The defaults are those of HAProxy: every 2 s, out after 3 failures, back after 2 successes.</remarks>
public sealed record HealthCheckOptions
{
    /// <summary>From check to check: 10 ms to 1 h, default 2 s.</summary>
    public Duration Interval { get; init; } = Duration.FromSeconds(2);

    /// <summary>An answer later than this is a failure: 1 ms to <see cref="Interval"/>, default 1 s.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(1);

    /// <summary>Failures one after another that take an instance out: 1 to 100, default 3.</summary>
    public int UnhealthyAfter { get; init; } = 3;

    /// <summary>Successes one after another that bring it back: 1 to 100, default 2.</summary>
    public int HealthyAfter { get; init; } = 2;

    /// <summary>The endpoint that is asked, through accept queue and workers; null means that a connection is all that is asked for.</summary>
    public string? Endpoint { get; init; }
}
