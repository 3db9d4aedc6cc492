using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>A query's SQL, derived from the query itself, so that both planners are asked the same.</summary>
/// <param name="Text">The statement; equalities have parameters, lists and ranges have their values.</param>
/// <param name="Parameters">The columns that its parameters are compared with, qualified, in the order of the parameters.</param>
public sealed record StatementText(string Text, ImmutableArray<string> Parameters)
{
    /// <summary>The SQL of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="ranges">The values of its ranges, and those between which its lists lie, by qualified column: <c>orders.created_at</c>.</param>
    public static StatementText Of(SelectOptions query, IReadOnlyDictionary<string, (long Low, long? High)> ranges)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parameters = ImmutableArray.CreateBuilder<string>();
        var conditions = new List<string>();
        AddConditions(conditions, query.Table, query.Where, ranges, parameters);
        if (query.Join is { } join)
            AddConditions(conditions, join.Table, join.Where, ranges, parameters);
        var text = new StringBuilder("select ").Append(Selected(query)).Append(" from ").Append(query.Table);
        if (query.Join is { } joined)
            text.Append(CultureInfo.InvariantCulture, $" join {joined.Table} on {joined.Table}.{joined.On} = {query.Table}.{joined.EqualTo}");
        if (conditions.Count > 0)
            text.Append(" where ").AppendJoin(" and ", conditions);
        if (query.Aggregate is { GroupBy.IsEmpty: false } aggregate)
            text.Append(" group by ").AppendJoin(", ", aggregate.GroupBy.Select(column => $"{query.Table}.{column}"));
        if (!query.OrderBy.IsEmpty)
            text.Append(" order by ").AppendJoin(", ", query.OrderBy.Select(key => $"{query.Table}.{key}"));
        if (query.Limit is { } limit)
            text.Append(CultureInfo.InvariantCulture, $" limit {limit}");
        return new StatementText(text.ToString(), parameters.ToImmutable());
    }

    private static string Selected(SelectOptions query)
    {
        if (query.Aggregate is { } aggregate)
        {
            var groups = aggregate.GroupBy.Select(column => $"{query.Table}.{column}");
            return string.Join(", ", groups.Append("count(*)").Concat(aggregate.Sums.Select(column => $"sum({query.Table}.{column})")));
        }

        var columns = ColumnsOf(query.Table, query.Columns);
        return query.Join is { } join ? $"{columns}, {ColumnsOf(join.Table, join.Columns)}" : columns;
    }

    private static string ColumnsOf(string table, ImmutableArray<string>? columns) =>
        columns is { } named ? string.Join(", ", named.Select(column => $"{table}.{column}")) : $"{table}.*";

    private static void AddConditions(
        List<string> conditions,
        string table,
        ImmutableSortedDictionary<string, Predicate> where,
        IReadOnlyDictionary<string, (long Low, long? High)> ranges,
        ImmutableArray<string>.Builder parameters)
    {
        foreach (var (column, predicate) in where)
        {
            var name = $"{table}.{column}";
            switch (predicate)
            {
                case InPredicate list:
                    conditions.Add($"{name} in ({string.Join(", ", ListOf(list.Values, ranges[name]))})");
                    break;
                case RangePredicate:
                    var (low, high) = ranges[name];
                    conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{name} >= {low}"));
                    if (high is { } top)
                        conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{name} <= {top}"));
                    break;
                default:
                    parameters.Add(name);
                    conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{name} = ${parameters.Count}"));
                    break;
            }
        }
    }

    /// <summary>Different values, evenly spread from the smallest to the largest as far as there are so many.</summary>
    private static IEnumerable<string> ListOf(int values, (long Low, long? High) range)
    {
        var step = Math.Max(1, (range.High!.Value - range.Low) / values);
        return Enumerable.Range(0, values).Select(place => (range.Low + (place * step)).ToString(CultureInfo.InvariantCulture));
    }
}
