using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>A case as both databases are asked it on a certain shop.</summary>
/// <param name="Query">The statement for the simulated database, with the fractions of its ranges.</param>
/// <param name="Tables">Its tables with the indexes that the case leaves.</param>
/// <param name="Statement">The SQL for the real one.</param>
/// <param name="Dropped">The indexes that the case does without.</param>
internal sealed record ComparedStatement(
    SelectOptions Query, ImmutableSortedDictionary<string, TableOptions> Tables, StatementText Statement, ImmutableArray<string> Dropped)
{
    /// <summary>Fills a case in from a shop's statistics.</summary>
    public static ComparedStatement Of(NpgsqlConnection connection, ImportedDatabase imported, PlanCase planCase)
    {
        var ranges = new Dictionary<string, (long Low, long? High)>(StringComparer.Ordinal);
        var query = planCase.Query with { Where = Filled(connection, imported, planCase.Query.Table, planCase.Query.Where, planCase.Ranges, ranges) };
        if (query.Join is { } join)
            query = query with { Join = join with { Where = Filled(connection, imported, join.Table, join.Where, planCase.JoinedRanges, ranges) } };
        var tables = imported.Tables.Values.Select(table => Kept(table, planCase)).ToImmutableSortedDictionary(table => table.Name, table => table, StringComparer.Ordinal);
        var dropped = imported.Tables.Values.SelectMany(table => table.Indexes.Keys.Except(tables[table.Name].Indexes.Keys, StringComparer.Ordinal));
        return new ComparedStatement(query, tables, StatementText.Of(query, ranges), [.. dropped]);
    }

    /// <summary>Drops the indexes that the case does without; the caller's transaction is to be rolled back.</summary>
    public void DropOtherIndexes(NpgsqlConnection connection)
    {
        foreach (var index in Dropped)
            connection.Execute(index.EndsWith("_pkey", StringComparison.Ordinal) ? $"alter table {index[..^5]} drop constraint {index}" : $"drop index {index}");
    }

    /// <summary>The conditions with the fraction of each range as the statistics tell it, and the range's values for the statement.</summary>
    private static ImmutableSortedDictionary<string, Predicate> Filled(
        NpgsqlConnection connection,
        ImportedDatabase imported,
        string table,
        ImmutableSortedDictionary<string, Predicate> where,
        ImmutableArray<RangeBounds> bounds,
        Dictionary<string, (long Low, long? High)> ranges)
    {
        foreach (var column in where.Where(entry => entry.Value is InPredicate).Select(entry => entry.Key))
            ranges[$"{table}.{column}"] = (connection.Value<long>($"select min({column}) from {table}"), connection.Value<long>($"select max({column}) from {table}"));
        foreach (var bound in bounds)
        {
            var smallest = connection.Value<long>($"select min({bound.Column}) from {table}");
            var largest = connection.Value<long>($"select max({bound.Column}) from {table}");
            var low = smallest + (long)(bound.Low * (largest - smallest));
            long? high = bound.High is { } share ? smallest + (long)(share * (largest - smallest)) : null;
            ranges[$"{table}.{bound.Column}"] = (low, high);
            var histogram = imported.HistogramOf(table, bound.Column);
            where = where.SetItem(bound.Column, high is null ? new RangePredicate(histogram.FractionOf(low, null)) : Between(histogram, low, high.Value));
        }

        return where;
    }

    /// <summary>A range begins where the statement's does, since rows of a partly ordered column lie closer together at its ends than in its middle.</summary>
    private static RangePredicate Between(Histogram histogram, double low, double high)
    {
        var fraction = histogram.FractionOf(low, high);
        return new RangePredicate(fraction, RangePosition.Anywhere) { Start = Math.Clamp(1 - histogram.FractionOf(low, null), 0, 1 - fraction) };
    }

    private static TableOptions Kept(TableOptions table, PlanCase planCase) => planCase.Indexes is { } only
        ? table with { Indexes = table.Indexes.RemoveRange(table.Indexes.Values.Where(index => !only.Contains(PlanCase.Written(table.Name, index))).Select(index => index.Name)) }
        : table;
}
