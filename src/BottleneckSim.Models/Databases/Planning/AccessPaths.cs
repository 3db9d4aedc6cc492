using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>A way to rows.</summary>
/// <param name="Node">The plan.</param>
/// <param name="Order">The order in which they come, as far as it is of use.</param>
internal sealed record AccessPath(PlanNode Node, ImmutableArray<OrderedColumn> Order)
{
    public static AccessPath Unordered(PlanNode node) => new(node, []);

    /// <summary>The cheapest of several; of equals the first.</summary>
    public static AccessPath Cheapest(IEnumerable<AccessPath> paths) => paths.MinBy(path => path.Node.Cost.Total)!;
}

/// <summary>All ways to the rows of one table (<c>set_plain_rel_pathlist</c>, <c>build_index_paths</c>).</summary>
internal static class AccessPaths
{
    /// <summary>All ways.</summary>
    public static IEnumerable<AccessPath> Of(PlanningProblem problem)
    {
        yield return AccessPath.Unordered(SequentialScanCost.Plan(problem));
        foreach (var path in ByIndexes(problem, _ => true))
        {
            yield return path;
        }
    }

    /// <summary>The ways by an index that look the value of another table's column up: the inner side of a nested loop.</summary>
    public static IEnumerable<AccessPath> ByJoinedColumn(PlanningProblem problem) =>
        ByIndexes(problem, access => access.Conditions.Any(condition => condition.JoinedTo is not null));

    private static IEnumerable<AccessPath> ByIndexes(PlanningProblem problem, Func<IndexAccess, bool> isWanted)
    {
        var bitmaps = new List<BitmapPart>();
        foreach (var (index, size) in problem.Relation.Indexes)
        {
            if (!HoldsAllRows(problem, index))
            {
                continue;
            }

            var access = IndexAccessCost.Of(problem, index, size);
            if (!isWanted(access))
            {
                continue;
            }

            foreach (var path in ByIndex(problem, index, size, access))
            {
                yield return path;
            }

            if (access.Conditions.Length > 0 || access.Implied.Length > 0)
            {
                bitmaps.Add(new BitmapPart(index.Name, size.Pages, access));
            }
        }

        if (BitmapChoice.Best(problem, bitmaps) is { } bitmap)
        {
            yield return AccessPath.Unordered(bitmap);
        }
    }

    private static IEnumerable<AccessPath> ByIndex(PlanningProblem problem, IndexOptions index, IndexSize size, IndexAccess access)
    {
        var coversAll = problem.IsCoveredBy(index);
        if (!LooksUpLaterLists(index, access))
        {
            foreach (var path in InOrder(problem, index, size, access, coversAll))
            {
                yield return path;
            }

            yield break;
        }

        // Looked up, the values of a later column's list break the order; checked afterwards, they do not.
        foreach (var path in InOrder(problem, index, size, IndexAccessCost.Of(problem, index, size, withLaterLists: false), coversAll))
        {
            yield return path;
        }

        yield return AccessPath.Unordered(IndexScanCost.Plan(problem, index, size, access, isBackward: false));
    }

    private static IEnumerable<AccessPath> InOrder(
        PlanningProblem problem, IndexOptions index, IndexSize size, IndexAccess access, bool coversAll)
    {
        var forward = RowOrder.Useful(problem, RowOrder.Of(problem, index, isBackward: false));
        var backward = RowOrder.Useful(problem, RowOrder.Of(problem, index, isBackward: true));
        if (access.Conditions.Length > 0 || access.Implied.Length > 0 || !forward.IsEmpty || (coversAll && backward.IsEmpty))
        {
            yield return new AccessPath(IndexScanCost.Plan(problem, index, size, access, isBackward: false), forward);
        }

        if (!backward.IsEmpty)
        {
            yield return new AccessPath(IndexScanCost.Plan(problem, index, size, access, isBackward: true), backward);
        }
    }

    /// <summary>Whether all rows that the statement looks for are in the index (<c>predicate_implied_by</c>): a partial one may be used only then.</summary>
    private static bool HoldsAllRows(PlanningProblem problem, IndexOptions index) => index.Where.All(
        held => problem.Conditions.Any(condition => string.Equals(condition.Column, held.Key, StringComparison.Ordinal) && condition.Predicate == held.Value));

    private static bool LooksUpLaterLists(IndexOptions index, IndexAccess access) => access.Conditions.Any(
        condition => condition.Descents > 1 && !string.Equals(condition.Column, index.Columns[0].Column, StringComparison.Ordinal));
}
