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

    /// <summary>Each in turn, as often as its weight says, evenly spread (smooth weighted round robin, as in nginx).</summary>
    Weighted,

    /// <summary>Always the same one for the same user (in front of caches: for the same key), by a ring of hashes (Karger et al. 1997).</summary>
    ConsistentHash,
}
