using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A limit whose keeping is counted exactly, request by request: histograms know it only to one per cent.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="AtMost">The longest latency that keeps it.</param>
public sealed record LatencyLimit(string Operation, Duration AtMost);
