namespace BottleneckSim.Observations.Invariants;

/// <summary>What a checker does about a violation.</summary>
public enum ViolationResponse
{
    /// <summary>It throws <see cref="InvariantViolatedException"/> at the first.</summary>
    Throw,

    /// <summary>It notes violations and lets the run go on, to see what else is wrong.</summary>
    Collect,
}
