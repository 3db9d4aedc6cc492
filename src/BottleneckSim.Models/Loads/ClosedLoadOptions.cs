using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Models.Loads;

/// <summary>Users, each of whom waits for the answer and then for a while before the next request, as Locust's users do.</summary>
public sealed record ClosedLoadOptions : LoadOptions
{
    /// <summary>How many users where there are no <see cref="Stages"/>: 1 to 10,000,000.</summary>
    public required int Users { get; init; }

    /// <summary>Users that arrive each second until all are there: 0.001 to 10⁶; default all at once. Stages have rates of their own.</summary>
    public double? SpawnPerSecond { get; init; }

    /// <summary>The wait, in nanoseconds.</summary>
    public required Distribution WaitNanoseconds { get; init; }

    /// <summary>From when on it is counted. Default: after each answer.</summary>
    public WaitRule WaitRule { get; init; } = WaitRule.AfterAnswer;

    /// <summary>The shape of the load in time, in the order of the stages' ends; empty means that it does not change.</summary>
    public ImmutableArray<LoadStage> Stages { get; init; } = [];
}
