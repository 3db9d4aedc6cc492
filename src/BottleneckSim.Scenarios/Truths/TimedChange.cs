using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;

namespace BottleneckSim.Scenarios.Truths;

/// <summary>A change and when it is made.</summary>
/// <param name="At">When: 0 s to 7 d after the run began.</param>
/// <param name="Change">What is changed.</param>
public sealed record TimedChange(Instant At, Change Change);
