using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Measurements;

/// <summary>A message queue in a window.</summary>
/// <param name="Node">The broker's name.</param>
/// <param name="Sent">Messages accepted.</param>
/// <param name="Refused">Messages turned away.</param>
/// <param name="Acknowledged">Messages whose work is done.</param>
/// <param name="Depth">Messages that wait at the end.</param>
/// <param name="OldestAge">How long the oldest of them has waited then.</param>
public sealed record QueueMeasurement(string Node, long Sent, long Refused, long Acknowledged, long Depth, Duration OldestAge);
