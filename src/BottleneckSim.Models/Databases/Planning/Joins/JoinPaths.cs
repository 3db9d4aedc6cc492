using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>All ways to the joined rows of two tables (<c>add_paths_to_joinrel</c>), each table as the outer and as the inner one.</summary>
/// <remarks>
/// <code>
/// nested loop   for each outer row ─► inner rows by index [kept for equal values], or all of them [kept]
/// hash join     inner rows ─► hash table ◄─ each outer row
/// merge join    outer rows in order ═╪═ inner rows in order
/// </code>
/// </remarks>
internal static class JoinPaths
{
    /// <summary>All ways.</summary>
    public static IEnumerable<AccessPath> Of(
        SelectOptions query, JoinOptions join, RelationStatistics from, RelationStatistics joined, PlannerCosts costs, long workMemoryBytes)
    {
        var (left, right, hasCondition) = Sides(query, join, from, joined, costs, workMemoryBytes);
        var order = left.Problem.MergeKey!.Value.Order;
        return Of(new JoinPair(left, right, hasCondition, order)).Concat(Of(new JoinPair(right, left, hasCondition, order)));
    }

    private static IEnumerable<AccessPath> Of(JoinPair pair)
    {
        var inner = pair.Inner.Cheapest;
        var searches = pair.HasCondition ? pair.Inner.ByValueOf(pair.Outer).ToImmutableArray() : [];
        var kept = NestedLoopCost.Kept(inner.Node, pair.Costs, pair.WorkMemoryBytes);
        foreach (var outer in pair.Outer.Paths)
        {
            yield return outer with { Node = NestedLoopCost.Plan(pair, outer.Node, inner.Node, isParameterised: false) };
            yield return outer with { Node = NestedLoopCost.Plan(pair, outer.Node, kept, isParameterised: false) };
            foreach (var search in searches)
            {
                yield return outer with { Node = NestedLoopCost.Plan(pair, outer.Node, search.Node, isParameterised: true) };
                if (MemoizeCost.Plan(pair, search.Node) is { } memoized)
                {
                    yield return outer with { Node = NestedLoopCost.Plan(pair, outer.Node, memoized, isParameterised: true) };
                }
            }

            if (!pair.HasCondition)
            {
                continue;
            }

            if (HashJoinCost.Plan(pair, outer.Node, inner.Node) is { } hashed)
            {
                yield return AccessPath.Unordered(hashed);
            }

            foreach (var merged in Merged(pair, outer, inner))
            {
                yield return merged;
            }
        }
    }

    private static IEnumerable<AccessPath> Merged(JoinPair pair, AccessPath outer, AccessPath inner)
    {
        var isOrdered = IsOrdered(pair, outer);
        var order = isOrdered ? outer.Order : [pair.Order];
        if (isOrdered || outer == pair.Outer.Cheapest)
        {
            yield return new AccessPath(MergeJoinCost.Plan(pair, outer, inner), order);
        }

        foreach (var sorted in pair.Inner.Paths.Where(path => isOrdered && path != inner && IsOrdered(pair, path)))
        {
            yield return new AccessPath(MergeJoinCost.Plan(pair, outer, sorted), order);
        }
    }

    private static bool IsOrdered(JoinPair pair, AccessPath path) => path.Order.Length > 0 && path.Order[0] == pair.Order;

    private static (JoinSide Left, JoinSide Right, bool HasCondition) Sides(
        SelectOptions query, JoinOptions join, RelationStatistics from, RelationStatistics joined, PlannerCosts costs, long workMemoryBytes)
    {
        var parameter = 1;
        var fromConditions = PlanningProblem.ConditionsOf(query.Where, from, ref parameter);
        var joinedConditions = PlanningProblem.ConditionsOf(join.Where, joined, ref parameter);

        // An equality on one of the two columns holds for the other, too; then nothing is left to compare.
        var ofFrom = fromConditions.FirstOrDefault(condition => condition.IsEquality && condition.Column == join.EqualTo);
        var ofJoined = joinedConditions.FirstOrDefault(condition => condition.IsEquality && condition.Column == join.On);
        fromConditions = With(fromConditions, join.EqualTo, ofJoined, from);
        joinedConditions = With(joinedConditions, join.On, ofFrom, joined);
        var prefix = from.Table.Name + ".";
        var orderBy = PlanningProblem.OrderOf(query).Select(key => key with { Column = prefix + key.Column }).ToImmutableArray();
        var order = orderBy.Length > 0 && orderBy[0].Column == prefix + join.EqualTo ? orderBy[0] : new OrderedColumn(prefix + join.EqualTo);
        var pages = Math.Max(1, from.Size.Pages) + Math.Max(1, joined.Size.Pages);
        var left = Side(
            new PlanningProblem(
                from, costs, workMemoryBytes, fromConditions, orderBy, With(PlanningProblem.NeededBy(query), join.EqualTo), PlanningProblem.WidthOf(query, from), pages),
            join.EqualTo,
            order);
        ImmutableArray<string>? joinedNeeded = join.Columns is { } columns ? [.. columns.Concat(join.Where.Keys).Append(join.On).Distinct(StringComparer.Ordinal)] : null;
        var right = Side(
            new PlanningProblem(joined, costs, workMemoryBytes, joinedConditions, orderBy, joinedNeeded, joined.WidthOf(join.Columns), pages),
            join.On,
            order);
        return (left, right, ofFrom is null && ofJoined is null);
    }

    private static JoinSide Side(PlanningProblem problem, string column, OrderedColumn order)
    {
        var known = problem with { Prefix = problem.Relation.Table.Name + ".", MergeKey = (column, order) };
        return new JoinSide(known, column, [.. AccessPaths.Of(known)]);
    }

    private static ImmutableArray<Condition> With(
        ImmutableArray<Condition> conditions, string column, Condition? other, RelationStatistics relation)
    {
        if (other is null || conditions.Any(condition => condition.IsEquality && condition.Column == column))
        {
            return conditions;
        }

        var selectivity = Selectivity.Of(other.Predicate, relation.Table.Columns[column], relation.Size.Rows);
        return conditions.Add(other with { Column = column, Selectivity = selectivity });
    }

    private static ImmutableArray<string>? With(ImmutableArray<string>? columns, string column) =>
        columns is { } named ? named.Contains(column, StringComparer.Ordinal) ? named : named.Add(column) : null;
}
