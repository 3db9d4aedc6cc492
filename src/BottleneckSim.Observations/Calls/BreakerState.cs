namespace BottleneckSim.Observations.Calls;

/// <summary>What a circuit breaker does with calls.</summary>
public enum BreakerState
{
    /// <summary>It lets them pass and counts failures.</summary>
    Closed,

    /// <summary>It refuses them at once.</summary>
    Open,

    /// <summary>It lets a few pass to see whether the target has recovered.</summary>
    HalfOpen,
}
