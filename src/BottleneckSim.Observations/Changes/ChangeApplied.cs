using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Changes;

/// <summary>A change has been made to the running system.</summary>
/// <param name="Time">When.</param>
/// <param name="Description">What was done, as an operator would note it.</param>
/// <param name="Origin">Who did it.</param>
public sealed record ChangeApplied(Instant Time, string Description, ChangeOrigin Origin);
