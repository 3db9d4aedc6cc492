using System.Collections.Immutable;
using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>The cost of finding entries in a B-tree (<c>btcostestimate</c> and <c>genericcostestimate</c> of <c>selfuncs.c</c>).</summary>
/// <remarks>
/// Conditions on the leading columns bound the part of the index that is read: equalities and lists go on to the next column,
/// a range is the last. Conditions on later columns are checked on the entries that are read.
/// </remarks>
public static class IndexAccessCost
{
    /// <summary>Processing of a page of the descent, in operators (<c>DEFAULT_PAGE_CPU_MULTIPLIER</c>).</summary>
    private const double OperatorsPerPage = 50;

    /// <summary>What later columns take from the first column's correlation.</summary>
    private const double CorrelationOfSeveralColumns = 0.75;

    /// <summary>What a scan reads of an index and what that costs.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="index">The index.</param>
    /// <param name="size">Its size.</param>
    /// <param name="withLaterLists">
    /// Whether lists of values on columns after the first are looked up in the index; it then gives its entries in no order.
    /// </param>
    public static IndexAccess Of(PlanningProblem problem, IndexOptions index, IndexSize size, bool withLaterLists = true)
    {
        ImmutableArray<Condition> implied = [.. problem.Conditions.Where(condition => index.Where.ContainsKey(condition.Column))];
        var (conditions, bounding) = Match(problem.Conditions.RemoveRange(implied), index, withLaterLists);
        var bounds = conditions[..bounding];
        var descents = bounds.Aggregate(1, (count, condition) => (int)Math.Min(int.MaxValue, (long)count * condition.Descents));
        var entriesEach = EntriesOfADescent(index, size, bounds, descents);
        entriesEach = Math.Max(1, Math.Min(entriesEach, size.Entries));
        var cost = CostOf(problem, size, conditions, descents, entriesEach, out var pages);
        return new IndexAccess(
            conditions, bounding, descents, entriesEach * descents, pages, Selectivity.Of(conditions) * Selectivity.Of(implied), CorrelationOf(problem, index), cost)
        {
            Implied = implied,
        };
    }

    /// <summary>The conditions that the index can check, in order of its columns, and how many of them bound what is read.</summary>
    private static (ImmutableArray<Condition> Conditions, int Bounding) Match(
        ImmutableArray<Condition> conditions, IndexOptions index, bool withLaterLists)
    {
        var matched = ImmutableArray.CreateBuilder<Condition>();
        var bounding = 0;
        var isBounding = true;
        foreach (var key in index.Columns)
        {
            var condition = conditions.FirstOrDefault(candidate => string.Equals(candidate.Column, key.Column, StringComparison.Ordinal));
            if (condition is null || (!withLaterLists && condition.Descents > 1 && key != index.Columns[0]))
            {
                isBounding = false;
                continue;
            }

            matched.Add(condition);
            if (isBounding)
            {
                bounding++;
                isBounding = condition.Predicate is not Queries.RangePredicate;
            }
        }

        return (matched.ToImmutable(), bounding);
    }

    private static double EntriesOfADescent(IndexOptions index, IndexSize size, ImmutableArray<Condition> bounds, int descents)
    {
        var isOneRow = index.IsUnique && bounds.Length == index.Columns.Length && bounds.All(condition => condition.IsEquality);
        return isOneRow
            ? 1
            : Math.Round(Selectivity.Of(bounds) * size.Entries / descents, MidpointRounding.ToEven);
    }

    private static PlanCost CostOf(
        PlanningProblem problem, IndexSize size, ImmutableArray<Condition> conditions, int descents, double entriesEach, out double pages)
    {
        var costs = problem.Costs;
        var pagesEach = size.Pages > 1 && size.Entries > 1 ? Math.Ceiling(entriesEach * size.Pages / size.Entries) : 1;
        pages = descents * problem.Loops > 1
            ? CachedPages.Fetched(
                pagesEach * descents * problem.Loops,
                size.Pages,
                costs.EffectiveCacheBytes / PageLayout.PageBytes,
                problem.TotalTablePages + size.Pages) / problem.Loops
            : pagesEach;
        var perEntry = costs.IndexTuple + (costs.Operator * conditions.Sum(condition => condition.Clauses));
        var total = (pages * costs.RandomPage) + (entriesEach * descents * perEntry);
        var comparisons = size.Entries > 1
            ? Math.Ceiling(DeterministicMath.Log(size.Entries) / DeterministicMath.Log(2))
            : 0;
        var descent = (comparisons + ((size.Height + 1) * OperatorsPerPage)) * costs.Operator;
        return new PlanCost(descent, total + (descents * descent));
    }

    private static double CorrelationOf(PlanningProblem problem, IndexOptions index)
    {
        var first = index.Columns[0];
        var correlation = problem.Relation.Table.Columns[first.Column].Correlation;
        var directed = first.Direction == SortDirection.Descending ? -correlation : correlation;
        return index.Columns.Length > 1 ? directed * CorrelationOfSeveralColumns : directed;
    }
}
