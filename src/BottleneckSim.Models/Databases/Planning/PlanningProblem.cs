using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>A search for rows of one table, as the access paths see it.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Costs">The cost parameters.</param>
/// <param name="WorkMemoryBytes">Memory of a sort or a bitmap.</param>
/// <param name="Conditions">What rows have to fulfil.</param>
/// <param name="OrderBy">The order asked for, columns fixed by an equality left out.</param>
/// <param name="Needed">The columns that the statement mentions anywhere; null means all, so that no index suffices alone.</param>
/// <param name="WidthBytes">Bytes of a returned row.</param>
/// <param name="TotalTablePages">Pages of all tables of the statement, which share the cache.</param>
public sealed record PlanningProblem(
    RelationStatistics Relation,
    PlannerCosts Costs,
    long WorkMemoryBytes,
    ImmutableArray<Condition> Conditions,
    ImmutableArray<OrderedColumn> OrderBy,
    ImmutableArray<string>? Needed,
    int WidthBytes,
    double TotalTablePages)
{
    /// <summary>Rows that fulfil all conditions, as the planner estimates.</summary>
    public double ResultRows => Selectivity.Rows(Relation.Size.Rows * Selectivity.Of(Conditions));

    /// <summary>The problem that a statement poses.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="relation">Its table.</param>
    /// <param name="costs">The cost parameters.</param>
    /// <param name="workMemoryBytes">Memory of a sort or a bitmap.</param>
    public static PlanningProblem Of(
        FilteredQueryOptions query, RelationStatistics relation, PlannerCosts costs, long workMemoryBytes)
    {
        var conditions = ConditionsOf(query, relation);
        var select = query as SelectOptions;
        var selected = select?.Columns;
        var orderBy = (select?.OrderBy ?? [])
            .Where(key => !(query.Where.GetValueOrDefault(key.Column) is EqualsPredicate))
            .ToImmutableArray();
        ImmutableArray<string>? needed = select is not null && selected is { } columns
            ? [.. columns.Concat(query.Where.Keys).Concat(select.OrderBy.Select(key => key.Column)).Distinct(StringComparer.Ordinal)]
            : null;
        return new PlanningProblem(
            relation, costs, workMemoryBytes, conditions, orderBy, needed, WidthOf(query, relation), Math.Max(1, relation.Size.Pages));
    }

    /// <summary>Bytes of what a scan returns: the columns asked for, or the row's place and its new values.</summary>
    private static int WidthOf(FilteredQueryOptions query, RelationStatistics relation) => query switch
    {
        SelectOptions select => relation.WidthOf(select.Columns),
        UpdateOptions update => relation.WidthOf(update.Set) + PageLayout.RowPlaceBytes,
        _ => PageLayout.RowPlaceBytes,
    };

    private static ImmutableArray<Condition> ConditionsOf(FilteredQueryOptions query, RelationStatistics relation)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>(query.Where.Count);
        var parameter = 1;
        foreach (var (column, predicate) in query.Where)
        {
            var selectivity = Selectivity.Of(predicate, relation.Table.Columns[column], relation.Size.Rows);
            var condition = new Condition(column, predicate, parameter, selectivity);
            parameter += condition.Clauses;
            conditions.Add(condition);
        }

        return conditions.MoveToImmutable();
    }
}
