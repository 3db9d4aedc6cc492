using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Import;

/// <summary>Counts how far rows lie from their place in a column's order, which no view of PostgreSQL tells.</summary>
/// <remarks>
/// <code>
/// ctid order   1 2 3 4 5 6      the first pages of the table, numbered in both orders:
/// key order    1 3 2 4 5 6      mean |1−1|, |2−3|, |3−2|, … = 2 ÷ 6 rows
/// </code>
/// It is asked only where an index begins with the column and the correlation is so near 1 or −1 that it tells nothing. Neither an index nor a statement that is predicted takes part.
/// </remarks>
internal static class DisplacementMeasurement
{
    /// <summary>From which correlation on rows lie in order but for a few places.</summary>
    private const double OrderedFrom = 0.9999;

    /// <summary>Pages that are looked at: some thousands of rows.</summary>
    private const int Pages = 100;

    /// <summary>The tables with the displacement of their columns.</summary>
    /// <param name="connection">An open connection to PostgreSQL 14 or later.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="imported">What was imported of it.</param>
    public static ImportedDatabase Measured(NpgsqlConnection connection, string schema, ImportedDatabase imported) => imported with
    {
        Tables = imported.Tables.ToImmutableSortedDictionary(entry => entry.Key, entry => Measured(connection, schema, entry.Value), StringComparer.Ordinal),
    };

    private static TableOptions Measured(NpgsqlConnection connection, string schema, TableOptions table)
    {
        var measured = table.Indexes.Values.Select(index => table.Columns[index.Columns[0].Column]).Distinct()
            .Where(column => Math.Abs(column.Correlation) >= OrderedFrom)
            .Select(column => column with { Displacement = DisplacementOf(connection, $"\"{schema}\".\"{table.Name}\"", column) });
        return table with { Columns = table.Columns.SetItems(measured.Select(column => KeyValuePair.Create(column.Name, column))) };
    }

    private static double DisplacementOf(NpgsqlConnection connection, string table, ColumnOptions column)
    {
        var direction = column.Correlation < 0 ? "desc" : "asc";
        return connection.Value<double>($"""
            select coalesce(avg(abs(place - in_order)), 0)::float8
            from (select row_number() over (order by ctid) as place, row_number() over (order by "{column.Name}" {direction}, ctid) as in_order
                  from {table} where ctid < '({Pages},0)' and "{column.Name}" is not null) counted
            """);
    }
}
