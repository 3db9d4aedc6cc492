using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>What a node does for one kind of request or job.</summary>
/// <param name="Name">For web nodes a method and a route, <c>GET /orders</c>; for workers the job's name.</param>
/// <param name="Steps">The program.</param>
/// <param name="ContentBytes">Size of the answer: 0 to 1 GiB, default 2,000 bytes.</param>
public sealed record EndpointOptions(string Name, ImmutableArray<Step> Steps, long ContentBytes = 2_000)
{
    /// <summary>The least important class.</summary>
    public const int LeastPriority = 7;

    /// <summary>The priority class in which its requests wait for a worker: 0 (the default, the most important) to 7.</summary>
    public int Priority { get; init; }
}
