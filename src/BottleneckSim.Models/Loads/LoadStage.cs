using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads;

/// <summary>One stage of a load's shape, as in Locust's <c>LoadTestShape</c>: until then, so many users.</summary>
/// <param name="Until">When it ends, counted from the start of the run or from the change that set the shape; the last stage goes on.</param>
/// <param name="Users">How many users: 0 to 10,000,000.</param>
/// <param name="SpawnPerSecond">Users that come, or go, each second until so many are there: 0.001 to 10⁶; default all at once.</param>
public sealed record LoadStage(Duration Until, int Users, double? SpawnPerSecond = null);
