using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>The bounds of a range in a statement, as shares of the column's smallest to largest value.</summary>
/// <param name="Column">The column.</param>
/// <param name="Low">The lower bound: 0 to 1.</param>
/// <param name="High">The upper bound; null means none.</param>
public sealed record RangeBounds(string Column, double Low, double? High);

/// <summary>A statement that both planners are asked to plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The statement; the fractions of its ranges are filled in from the statistics.</param>
public sealed record PlanCase(string Name, SelectOptions Query)
{
    /// <summary>The ranges of the first table.</summary>
    public ImmutableArray<RangeBounds> Ranges { get; init; } = [];

    /// <summary>The ranges of the joined table.</summary>
    public ImmutableArray<RangeBounds> JoinedRanges { get; init; } = [];

    /// <summary>The only indexes that there are, as <c>orders(customer_id)</c>; null means all.</summary>
    public ImmutableArray<string>? Indexes { get; init; }


    /// <summary>How an index is written in <see cref="Indexes"/>: <c>orders(customer_id,created_at desc)</c>.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="index">The index.</param>
    public static string Written(string table, IndexOptions index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var include = index.Include.IsEmpty ? "" : $"+{string.Join(',', index.Include)}";
        return $"{table}({string.Join(',', index.Columns).Replace(" DESC", " desc", StringComparison.Ordinal)}){include}";
    }
}
