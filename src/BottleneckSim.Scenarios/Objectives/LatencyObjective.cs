using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Scenarios.Objectives;

/// <summary>So many per cent of the requests issued are answered in so much time; what fails or never ends took too long.</summary>
/// <param name="Operation">The task of a load population.</param>
/// <param name="Percentile">The share of requests in per cent: above 0, below 100, for example 99 or 99.9.</param>
/// <param name="AtMost">The longest time allowed: 1 µs to 1 h.</param>
public sealed record LatencyObjective(string Operation, double Percentile, Duration AtMost) : Objective(Operation);
