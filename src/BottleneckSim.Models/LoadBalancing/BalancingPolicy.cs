namespace BottleneckSim.Models.LoadBalancing;

/// <summary>How a balancer picks an instance.</summary>
public enum BalancingPolicy
{
    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>Any, with equal chance.</summary>
    Random,

    /// <summary>The one with the fewest requests in flight; the first of equals.</summary>
    LeastConnections,

    /// <summary>The less busy of two drawn at random (Mitzenmacher 2001).</summary>
    TwoChoices,
}
