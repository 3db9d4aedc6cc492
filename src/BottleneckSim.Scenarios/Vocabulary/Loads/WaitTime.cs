using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Loads;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>A user's wait: how long, and from when on.</summary>
internal sealed record WaitTime(Distribution Nanoseconds, WaitRule Rule);
