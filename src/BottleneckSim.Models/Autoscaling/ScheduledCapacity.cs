using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>From an instant on, a tier has at least so many instances: scheduled scaling.</summary>
/// <param name="At">The instant, counted from the start of the run.</param>
/// <param name="Instances">The least number from then on, until the next entry: 1 to the autoscaler's maximum.</param>
public sealed record ScheduledCapacity(Instant At, int Instances);
