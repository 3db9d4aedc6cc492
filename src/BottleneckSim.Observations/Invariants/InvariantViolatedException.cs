namespace BottleneckSim.Observations.Invariants;

/// <summary>An invariant was broken. The run cannot go on: whatever it says is void.</summary>
/// <param name="violation">What was broken, where and when.</param>
public sealed class InvariantViolatedException(InvariantViolation violation) : Exception(violation.ToString())
{
    /// <summary>What was broken, where and when.</summary>
    public InvariantViolation Violation { get; } = violation;
}
