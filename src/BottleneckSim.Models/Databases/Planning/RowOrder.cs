using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>The orders in which rows come and are asked for (PostgreSQL's path keys).</summary>
internal static class RowOrder
{
    /// <summary>How many of the keys asked for the rows come sorted by.</summary>
    public static int CommonPrefix(ImmutableArray<OrderedColumn> order, ImmutableArray<OrderedColumn> asked)
    {
        var common = 0;
        while (common < order.Length && common < asked.Length && order[common] == asked[common])
        {
            common++;
        }

        return common;
    }

    /// <summary>The order of an index's entries, without the columns that an equality fixes, in the names that the statement uses.</summary>
    public static ImmutableArray<OrderedColumn> Of(PlanningProblem problem, IndexOptions index, bool isBackward) =>
    [
        .. index.Columns.Where(key => !IsFixed(problem, key.Column)).Select(key => Named(problem, isBackward ? Flipped(key) : key)),
    ];

    /// <summary>The part of an order that is of use: for the order asked for, or for merging with another table.</summary>
    public static ImmutableArray<OrderedColumn> Useful(PlanningProblem problem, ImmutableArray<OrderedColumn> order)
    {
        var length = CommonPrefix(order, problem.OrderBy);
        if (length == 0 && problem.MergeKey is { } key && order.Length > 0 && order[0] == key.Order)
        {
            length = 1;
        }

        return order[..length];
    }

    /// <summary>A column of the problem's table under the name that the whole statement has for it.</summary>
    public static OrderedColumn Named(PlanningProblem problem, OrderedColumn key) =>
        problem.MergeKey is { } merge && string.Equals(merge.Column, key.Column, StringComparison.Ordinal)
            ? key with { Column = merge.Order.Column }
            : key with { Column = problem.Prefix + key.Column };

    private static OrderedColumn Flipped(OrderedColumn key) => key with
    {
        Direction = key.Direction == SortDirection.Ascending ? SortDirection.Descending : SortDirection.Ascending,
    };

    private static bool IsFixed(PlanningProblem problem, string column) => problem.Conditions.Any(
        condition => condition.IsEquality && condition.JoinedTo is null && string.Equals(condition.Column, column, StringComparison.Ordinal));
}
