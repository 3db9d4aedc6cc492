using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads;

/// <summary>So much more load for a while; it passes by itself.</summary>
/// <param name="Factor">How many times the users or the arrivals: 0 to 1,000.</param>
/// <param name="Length">For how long: 1 ms to 7 d, counted from the start of the run or from the change that set it.</param>
public sealed record SpikeOptions(double Factor, Duration Length);
