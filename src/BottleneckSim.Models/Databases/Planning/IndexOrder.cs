using BottleneckSim.Models.Databases.Indexes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>Whether an index gives the order that a statement asks for.</summary>
internal enum IndexOrder
{
    /// <summary>It does not, or no order is asked for.</summary>
    None,

    /// <summary>Walked from its beginning.</summary>
    Forward,

    /// <summary>Walked from its end.</summary>
    Backward,
}

/// <summary>Compares an index's order with the one asked for.</summary>
internal static class IndexOrdering
{
    /// <summary>
    /// The order that an index gives: its columns, without those that an equality fixes, must begin with the columns asked for, all in the
    /// direction asked for or all in the opposite one. A list of values on a column after the first breaks the order.
    /// </summary>
    public static IndexOrder Of(PlanningProblem problem, IndexOptions index)
    {
        if (problem.OrderBy.IsEmpty || HasListAfterFirst(problem, index))
        {
            return IndexOrder.None;
        }

        var asked = 0;
        var order = IndexOrder.None;
        foreach (var key in index.Columns)
        {
            if (IsFixed(problem, key.Column))
            {
                continue;
            }

            var wanted = problem.OrderBy[asked];
            var direction = wanted.Direction == key.Direction ? IndexOrder.Forward : IndexOrder.Backward;
            if (!string.Equals(wanted.Column, key.Column, StringComparison.Ordinal) || (order != IndexOrder.None && order != direction))
            {
                return IndexOrder.None;
            }

            order = direction;
            if (++asked == problem.OrderBy.Length)
            {
                return order;
            }
        }

        return IndexOrder.None;
    }

    private static bool IsFixed(PlanningProblem problem, string column) =>
        problem.Conditions.Any(condition => condition.IsEquality && string.Equals(condition.Column, column, StringComparison.Ordinal));

    private static bool HasListAfterFirst(PlanningProblem problem, IndexOptions index) =>
        problem.Conditions.Any(condition => condition.Descents > 1
            && index.Columns.Skip(1).Any(key => string.Equals(condition.Column, key.Column, StringComparison.Ordinal)));
}
