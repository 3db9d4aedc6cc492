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
/// <param name="OrderBy">The order asked for (that of the groups where rows are grouped), columns fixed by an equality left out.</param>
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
    /// <summary>Those of <see cref="Needed"/> that nothing but a condition mentions: a partial index whose rows all fulfil it need not store them. Default: none.</summary>
    public ImmutableArray<string> OnlyDemanded { get; init; } = [];

    /// <summary>How often the search is repeated with other values, as the inner side of a nested loop: at least 1, default 1.</summary>
    public double Loops { get; init; } = 1;

    /// <summary>What stands before a column's name where several tables are involved: <c>orders.</c>. Default: nothing.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>The column by which rows are joined to those of another table, and the name of the order by it; null where there is no join.</summary>
    public (string Column, OrderedColumn Order)? MergeKey { get; init; }

    /// <summary>Rows that fulfil all conditions, as the planner estimates.</summary>
    public double ResultRows => Selectivity.Rows(Relation.Size.Rows * Selectivity.Of(Conditions));

    /// <summary>The problem that a statement on one table poses.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="relation">Its table.</param>
    /// <param name="costs">The cost parameters.</param>
    /// <param name="workMemoryBytes">Memory of a sort or a bitmap.</param>
    public static PlanningProblem Of(
        FilteredQueryOptions query, RelationStatistics relation, PlannerCosts costs, long workMemoryBytes)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relation);
        var parameter = 1;
        return new PlanningProblem(
            relation,
            costs,
            workMemoryBytes,
            ConditionsOf(query.Where, relation, ref parameter),
            OrderOf(query),
            NeededBy(query),
            WidthOf(query, relation),
            Math.Max(1, relation.Size.Pages))
        {
            OnlyDemanded = [.. query.Where.Keys.Except(MentionedBy(query), StringComparer.Ordinal)],
        };
    }

    /// <summary>Whether an index has all that the statement needs of a row.</summary>
    /// <param name="index">The index.</param>
    public bool IsCoveredBy(IndexOptions index) => Needed is { } needed
        && needed.All(column => index.Stores(column) || (index.Where.ContainsKey(column) && OnlyDemanded.Contains(column, StringComparer.Ordinal)));

    /// <summary>The order that a statement's plan has to give, in the names of its first table's columns; columns that an equality fixes are left out.</summary>
    /// <param name="query">The statement.</param>
    public static ImmutableArray<OrderedColumn> OrderOf(FilteredQueryOptions query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = query is SelectOptions select
            ? select.Aggregate is { } aggregate ? [.. aggregate.GroupBy.Select(column => new OrderedColumn(column))] : select.OrderBy
            : [];
        return [.. asked.Where(key => query.Where.GetValueOrDefault(key.Column) is not (EqualsPredicate or ConstantPredicate))];
    }

    /// <summary>The conditions with the numbers of their parameters.</summary>
    /// <param name="where">The predicates by column.</param>
    /// <param name="relation">The table.</param>
    /// <param name="parameter">The number of the next parameter.</param>
    internal static ImmutableArray<Condition> ConditionsOf(
        ImmutableSortedDictionary<string, Predicate> where, RelationStatistics relation, ref int parameter)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>(where.Count);
        foreach (var (column, predicate) in where)
        {
            var selectivity = Selectivity.Of(predicate, relation.Table.Columns[column], relation.Size.Rows);
            var condition = new Condition(column, predicate, parameter, selectivity);
            parameter += condition.Parameters;
            conditions.Add(condition);
        }

        return conditions.MoveToImmutable();
    }

    /// <summary>The columns of its first table that a statement mentions; null means all.</summary>
    /// <param name="query">The statement.</param>
    internal static ImmutableArray<string>? NeededBy(FilteredQueryOptions query) =>
        query is SelectOptions select && ReturnedBy(select) is { } returned
            ? [.. returned.Concat(query.Where.Keys).Concat(select.OrderBy.Select(key => key.Column)).Distinct(StringComparer.Ordinal)]
            : null;

    /// <summary>The columns that a statement returns or orders by.</summary>
    private static IEnumerable<string> MentionedBy(FilteredQueryOptions query) =>
        query is SelectOptions select ? (ReturnedBy(select) ?? []).Concat(select.OrderBy.Select(key => key.Column)) : [];

    /// <summary>Bytes of what a scan returns: the columns asked for, or the row's place and its new values.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="relation">Its table.</param>
    internal static int WidthOf(FilteredQueryOptions query, RelationStatistics relation) => query switch
    {
        SelectOptions select => relation.WidthOf(ReturnedBy(select)),
        UpdateOptions update => relation.WidthOf(update.Set) + PageLayout.RowPlaceBytes,
        _ => PageLayout.RowPlaceBytes,
    };

    private static ImmutableArray<string>? ReturnedBy(SelectOptions select) => select.Aggregate is { } aggregate
        ? [.. aggregate.GroupBy.Concat(aggregate.Sums).Distinct(StringComparer.Ordinal)]
        : select.Columns;
}
