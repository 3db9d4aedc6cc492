using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Calls;

/// <summary>What a caller's policy has done so far with the calls that it guards. All counts are cumulative.</summary>
/// <remarks>Attempts = calls + retries + copies; attempts − ended are under way.</remarks>
/// <param name="Time">When.</param>
/// <param name="Node">The caller.</param>
/// <param name="Guard">The policy's number at the caller.</param>
/// <param name="Target">The node that is called (a balancer, where there is one).</param>
/// <param name="Calls">Calls of which a first attempt was made.</param>
/// <param name="Rejected">Calls and retries that the breaker refused.</param>
/// <param name="Attempts">Attempts made.</param>
/// <param name="Ended">Attempts that have ended: answered, timed out or given up.</param>
/// <param name="Retries">Attempts after a failed one.</param>
/// <param name="Copies">Attempts beside one that was under way: hedges and ties.</param>
/// <param name="BudgetRefusals">Retries that the budget refused.</param>
/// <param name="State">The breaker's state; closed where there is none.</param>
/// <param name="Openings">How often the breaker has opened.</param>
public readonly record struct CallsSampled(
    Instant Time,
    int Node,
    int Guard,
    int Target,
    long Calls,
    long Rejected,
    long Attempts,
    long Ended,
    long Retries,
    long Copies,
    long BudgetRefusals,
    BreakerState State,
    long Openings);
