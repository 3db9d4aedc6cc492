using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls.Copies;

/// <summary>A second copy of a call to another instance when the first is slow; the first answer wins.</summary>
/// <remarks>Source: Dean and Barroso, The Tail at Scale, CACM 2013: hedging after the 95th percentile adds about 5 % load.</remarks>
/// <param name="After">How long the first copy may take before the next is sent, and so on: 0 to 1 h.</param>
/// <param name="AtMost">Copies beside the first: 1 to 3, default 1.</param>
public sealed record HedgeOptions(Duration After, int AtMost = 1);
