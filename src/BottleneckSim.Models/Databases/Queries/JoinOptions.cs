using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Queries;

/// <summary>A second table whose rows are joined to those of the statement's first one: <c>join items on items.order_id = orders.id</c>.</summary>
/// <param name="Table">The second table, another one than the first.</param>
/// <param name="On">Its column.</param>
/// <param name="EqualTo">The column of the first table that it has to equal.</param>
public sealed record JoinOptions(string Table, string On, string EqualTo)
{
    /// <summary>What the statement demands of the second table's columns besides, all at once (AND). Default: nothing.</summary>
    public ImmutableSortedDictionary<string, Predicate> Where { get; init; } =
        ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal);

    /// <summary>The columns asked for of the second table; null (the default) means all of them.</summary>
    public ImmutableArray<string>? Columns { get; init; }
}
