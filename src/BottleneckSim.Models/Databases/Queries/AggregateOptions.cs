using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Queries;

/// <summary>Rows are counted and summed in the database; what leaves it is one row a group: <c>select status, count(*), sum(total) … group by status</c>.</summary>
public sealed record AggregateOptions
{
    /// <summary>The columns of the statement's first table that groups are made by. Default: none, all rows are one group.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];

    /// <summary>The columns of the first table that are summed; rows are counted in any case. Default: none.</summary>
    public ImmutableArray<string> Sums { get; init; } = [];

    /// <summary>Functions that every row is shown to: the count and the sums.</summary>
    public int Functions => 1 + Sums.Length;
}
