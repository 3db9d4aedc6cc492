using BottleneckSim.Kernel.Events;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Actors.Windows;

/// <summary>A message between nodes with its place in the destination's order. Plain data: it may cross a process border.</summary>
internal readonly record struct TimedMessage(EventKey Key, Message Message);
