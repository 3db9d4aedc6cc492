using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.LoadBalancing;

/// <summary>Load balancers.</summary>
internal static class BalancerDefinitions
{
    /// <summary>How a balancer picks, for tiers and for changes.</summary>
    public static Key<BalancingPolicy> Policy { get; } = Key.Required(
        "policy",
        new WordShape<BalancingPolicy>(
            ("round-robin", BalancingPolicy.RoundRobin),
            ("random", BalancingPolicy.Random),
            ("least-connections", BalancingPolicy.LeastConnections),
            ("two-choices", BalancingPolicy.TwoChoices),
            ("weighted", BalancingPolicy.Weighted),
            ("consistent-hash", BalancingPolicy.ConsistentHash)),
        "How an instance is picked.");

    private static readonly Key<ImmutableArray<int>> Weights = Key.Omittable(
        "weights",
        new ListShape<int>(Quantity.Count("parts", "1", "1000"), 1, 1_000),
        "For `weighted`: the weight of each instance by its number.",
        "1 for each");

    private static readonly Key<int> VirtualNodes = Key.Optional(
        "virtual-nodes", Quantity.Count("points", "1", "1000"), 100, "For `consistent-hash`: points of each instance on the ring.");

    private static readonly Key<double> LoadBound = Key.Omittable(
        "load-bound",
        Quantity.Multiple("1.05x", "100x"),
        "For `consistent-hash`: so many times the mean of requests in flight an instance gets at most; the next on the ring gets the rest.",
        "no bound");

    private static readonly Key<AffinityKind> Affinity = Key.Optional(
        "affinity",
        new WordShape<AffinityKind>(("none", AffinityKind.None), ("user", AffinityKind.User)),
        AffinityKind.None,
        "`user`: by a cookie, a user stays with the instance that had the first request.");

    private static readonly Key<HealthCheckOptions> HealthCheck = Key.Omittable(
        "health-check", HealthDefinitions.HealthCheck, "Active checks that take instances out and bring them back.", "none");

    private static readonly Key<OutlierOptions> Outliers = Key.Omittable(
        "outlier-probation", HealthDefinitions.Outliers, "Probation for instances that fail or are slow beside their peers.", "none");

    private static readonly Key<Duration> SlowStart = Key.Optional(
        "slow-start", Quantity.Duration("0s", "1h"), Duration.Zero, "For how long an instance that is new, or back, gets less than its share.");

    /// <summary>A balancer in front of a tier.</summary>
    public static Shape<BalancerOptions> Balancer { get; } = new MappingShape<BalancerOptions>(new(
        "balancer",
        "A load balancer in front of a tier: one more node, one more hop each way.",
        [Policy, Weights, VirtualNodes, LoadBound, Affinity, HealthCheck, Outliers, SlowStart],
        values => new BalancerOptions(values.Get(Policy))
        {
            Weights = values.GetOr(Weights, []),
            VirtualNodes = values.Get(VirtualNodes),
            LoadBound = values.OrNull(LoadBound),
            Affinity = values.Get(Affinity),
            HealthCheck = values.OrNothing(HealthCheck),
            Outliers = values.OrNothing(Outliers),
            SlowStart = values.Get(SlowStart),
        }));
}
