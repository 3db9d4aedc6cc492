using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads.Traces;

/// <summary>A request as it was recorded.</summary>
/// <param name="At">When it is issued, counted from the start of the run.</param>
/// <param name="Operation">The endpoint.</param>
public readonly record struct TraceArrival(Instant At, string Operation);
