using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Invariants;

/// <summary>An invariant was broken: a defect of the simulator, never of the scenario.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Where">The node, and the resource or operation.</param>
/// <param name="Time">The instant of the fact that shows it.</param>
/// <param name="Expected">What had to hold.</param>
/// <param name="Found">What was found.</param>
public sealed record InvariantViolation(Invariant Invariant, string Where, Instant Time, string Expected, string Found)
{
    /// <summary>One line: which invariant, where, when, expected and found, and that the run is void.</summary>
    public override string ToString() =>
        $"{Invariant} is broken at {Where} at {Time}: expected {Expected}, found {Found}. The run cannot be trusted.";
}
