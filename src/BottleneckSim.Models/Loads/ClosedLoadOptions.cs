using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Models.Loads;

/// <summary>A fixed number of users, each of whom waits for the answer and then for a while before the next request, as Locust's users do.</summary>
public sealed record ClosedLoadOptions : LoadOptions
{
    /// <summary>How many users: 1 to 10,000,000.</summary>
    public required int Users { get; init; }

    /// <summary>Users that arrive each second until all are there: 0.001 to 10⁶; default all at once.</summary>
    public double? SpawnPerSecond { get; init; }

    /// <summary>The wait after each answer, in nanoseconds.</summary>
    public required Distribution WaitNanoseconds { get; init; }
}
