namespace BottleneckSim.Models.LoadBalancing;

/// <summary>A load balancer in front of a tier: one more node, one more hop each way, no processing time of its own.</summary>
/// <param name="Policy">How it picks an instance. Default: round robin.</param>
public sealed record BalancerOptions(BalancingPolicy Policy = BalancingPolicy.RoundRobin);
