using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Something that is timed on the real server and predicted on the simulated one.</summary>
/// <param name="Group">Workloads of a group are compared with each other; the first is the one that ratios refer to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Measure">Nanoseconds that it takes on the real server.</param>
/// <param name="Tables">The tables of the simulated server.</param>
/// <param name="Queries">Its statements.</param>
/// <param name="Steps">What is asked, as names of statements and how often each.</param>
internal sealed record TimedWorkload(
    string Group,
    string Name,
    Func<double> Measure,
    ImmutableSortedDictionary<string, TableOptions> Tables,
    ImmutableArray<QueryOptions> Queries,
    ImmutableArray<(string Query, int Times)> Steps)
{
    /// <summary>Executions that the prediction is averaged over; where each of them changes the tables, as many as are measured.</summary>
    public int Executions { get; init; } = 1_000;

    /// <summary>Whether it commits changes.</summary>
    public bool Commits { get; init; }
}
