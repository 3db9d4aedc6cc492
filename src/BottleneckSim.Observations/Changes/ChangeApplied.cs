using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Changes;

/// <summary>A change has been made to the running system. It is complete when the nodes have done what it asks of them (<see cref="ChangeWorkReported"/>).</summary>
/// <param name="Time">When.</param>
/// <param name="Description">What was done, as an operator would note it.</param>
/// <param name="Origin">Who did it.</param>
/// <param name="Number">Its number among the run's changes, from 1; 0 for what nobody changed, as a crash.</param>
/// <param name="Kind">The kind of change, for example <c>add-index</c>; empty for a crash.</param>
public sealed record ChangeApplied(Instant Time, string Description, ChangeOrigin Origin, int Number = 0, string Kind = "");
