using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Caching;

/// <summary>A command in hand.</summary>
/// <param name="Call">The call; its salt is the key.</param>
/// <param name="Arrived">When it came.</param>
internal readonly record struct CacheCommand(Message Call, Instant Arrived);
