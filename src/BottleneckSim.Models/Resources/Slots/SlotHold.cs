using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Slots;

/// <summary>A slot that somebody holds; given back with <see cref="SlotResource.Release"/>.</summary>
/// <param name="Job">Its ordinal at the resource.</param>
/// <param name="Arrived">When it was asked for.</param>
/// <param name="Granted">When it was given.</param>
public readonly record struct SlotHold(long Job, Instant Arrived, Instant Granted);
