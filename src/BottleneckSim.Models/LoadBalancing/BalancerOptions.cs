using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>A load balancer in front of a tier: one more node, one more hop each way, no processing time of its own.</summary>
/// <param name="Policy">How it picks an instance. Default: round robin.</param>
public sealed record BalancerOptions(BalancingPolicy Policy = BalancingPolicy.RoundRobin)
{
    /// <summary>For <see cref="BalancingPolicy.Weighted"/>: the weight of each instance by its number, 1 to 1,000; those beyond the list have 1.</summary>
    public ImmutableArray<int> Weights { get; init; } = [];

    /// <summary>For <see cref="BalancingPolicy.ConsistentHash"/>: points of each instance on the ring, 1 to 1,000, default 100.</summary>
    public int VirtualNodes { get; init; } = 100;

    /// <summary>
    /// For <see cref="BalancingPolicy.ConsistentHash"/>: an instance gets at most this many times the mean of requests in flight, the next on the ring the
    /// rest (Mirrokni, Thorup and Zadimoghaddam, Consistent Hashing with Bounded Loads, 2018): 1.05 to 100; null means no bound.
    /// </summary>
    public double? LoadBound { get; init; }

    /// <summary>What keeps a user's requests on one instance, whatever the policy. Default: nothing.</summary>
    public AffinityKind Affinity { get; init; } = AffinityKind.None;

    /// <summary>Active health checks; null means none.</summary>
    public HealthCheckOptions? HealthCheck { get; init; }

    /// <summary>Passive detection of outliers; null means none.</summary>
    public OutlierOptions? Outliers { get; init; }

    /// <summary>For how long an instance that is new, or back, gets less than its share, growing from a tenth: 0 to 1 h, default 0 (off). As Envoy's slow start.</summary>
    public Duration SlowStart { get; init; } = Duration.Zero;

    /// <summary>The numbers of instances that get nothing until they are put back.</summary>
    public ImmutableSortedSet<int> TakenOut { get; init; } = [];
}
