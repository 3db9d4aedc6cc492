using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Import;

/// <summary>Reads the tables of a PostgreSQL schema and their statistics into the models' terms, by rule and without looking at a query.</summary>
/// <remarks>
/// <code>
/// pg_class   reltuples, relpages, relallvisible          ─► rows, pages, all-visible fraction
/// pg_stats   n_distinct, null_frac, avg_width,
///            correlation, most_common_freqs              ─► columns
///            histogram_bounds, most_common_vals          ─► histograms, from which the fraction of a range follows
/// pg_index   indkey, indoption, indisunique, relpages    ─► indexes
/// </code>
/// The tables have to be analysed first. Indexes other than whole B-trees over plain columns are left out.
/// </remarks>
public static class CatalogueImport
{
    private const string TablesSql = """
        select c.relname::text, c.reltuples::bigint, c.relpages::bigint, c.relallvisible::bigint
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relkind = 'r' order by 1
        """;

    private const string ColumnsSql = """
        select s.tablename::text, s.attname::text, s.n_distinct::float8, s.null_frac::float8, s.avg_width, coalesce(s.correlation, 0)::float8,
               s.most_common_freqs, s.histogram_bounds::text, s.most_common_vals::text, c.reltuples::float8
        from pg_stats s join pg_namespace n on n.nspname = s.schemaname join pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
        where s.schemaname = $1 order by 1, 2
        """;

    private const string IndexesSql = """
        select t.relname::text, c.relname::text, c.relpages::bigint, i.indisunique, i.indnkeyatts::int,
               array(select a.attname::text from unnest(i.indkey) with ordinality k(number, place)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number order by k.place),
               i.indoption::int2[]
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
        join pg_namespace n on n.oid = t.relnamespace join pg_am m on m.oid = c.relam
        where n.nspname = $1 and m.amname = 'btree' and i.indpred is null and i.indexprs is null order by 1, 2
        """;

    /// <summary>Imports a schema.</summary>
    /// <param name="connection">An open connection to any PostgreSQL from version 13 on.</param>
    /// <param name="schema">The schema: <c>public</c>.</param>
    /// <exception cref="InvalidDataException">A table has never been analysed.</exception>
    public static ImportedDatabase Of(NpgsqlConnection connection, string schema)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var histograms = ImmutableSortedDictionary.CreateBuilder<string, Histogram>(StringComparer.Ordinal);
        var columns = Read(connection, ColumnsSql, schema, reader => ColumnOf(reader, histograms)).ToLookup(entry => entry.Table, entry => entry.Column);
        var indexes = Read(connection, IndexesSql, schema, IndexOf).ToLookup(entry => entry.Table, entry => entry.Index);
        var tables = Read(connection, TablesSql, schema, reader => TableOf(reader, columns, indexes));
        PutEndsRight(connection, schema, tables, histograms);
        return new ImportedDatabase(tables.ToImmutableSortedDictionary(table => table.Name, table => table, StringComparer.Ordinal), histograms.ToImmutable());
    }

    /// <summary>The planner asks an index for the smallest and largest values where it has one (<c>get_actual_variable_range</c>).</summary>
    private static void PutEndsRight(
        NpgsqlConnection connection, string schema, List<TableOptions> tables, ImmutableSortedDictionary<string, Histogram>.Builder histograms)
    {
        foreach (var table in tables)
        {
            foreach (var column in table.Indexes.Values.Select(index => index.Columns[0].Column).Distinct(StringComparer.Ordinal))
            {
                var key = ImportedDatabase.KeyOf(table.Name, column);
                if (!histograms.TryGetValue(key, out var histogram))
                    continue;
                var from = $"from \"{schema}\".\"{table.Name}\"";
                histograms[key] = histogram.Within(
                    connection.Value<double>($"select min(\"{column}\")::float8 {from}"), connection.Value<double>($"select max(\"{column}\")::float8 {from}"));
            }
        }
    }

    private static TableOptions TableOf(
        NpgsqlDataReader reader, ILookup<string, Func<long, ColumnOptions>> columns, ILookup<string, IndexOptions> indexes)
    {
        var name = reader.GetString(0);
        var rows = reader.GetInt64(1);
        var pages = reader.GetInt64(2);
        if (rows < 0)
            throw new InvalidDataException($"Table '{name}' has never been analysed: run ANALYZE {name} first.");
        var known = columns[name].Select(column => column(rows)).ToList();
        return new TableOptions
        {
            Name = name,
            Rows = rows,
            RowBytes = Math.Max(1, known.Sum(column => column.WidthBytes)),
            Pages = pages > 0 ? pages : null,
            AllVisibleFraction = pages > 0 ? Math.Min(1, (double)reader.GetInt64(3) / pages) : 1,
            Columns = known.ToImmutableSortedDictionary(column => column.Name, column => column, StringComparer.Ordinal),
            Indexes = indexes[name].ToImmutableSortedDictionary(index => index.Name, index => index, StringComparer.Ordinal),
        };
    }

    /// <summary>A column; its distinct values may be told as a share of the rows (below 0).</summary>
    private static (string Table, Func<long, ColumnOptions> Column) ColumnOf(
        NpgsqlDataReader reader, ImmutableSortedDictionary<string, Histogram>.Builder histograms)
    {
        var (table, name) = (reader.GetString(0), reader.GetString(1));
        var (distinct, nulls, width, correlation) = (reader.GetDouble(2), reader.GetDouble(3), reader.GetInt32(4), reader.GetDouble(5));
        var frequencies = reader.IsDBNull(6) ? null : reader.GetFieldValue<float[]>(6);
        var histogram = Histogram.Of(
            reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetString(8), frequencies, nulls,
            distinct > 0 ? distinct : -distinct * reader.GetDouble(9));
        if (histogram is not null)
            histograms[ImportedDatabase.KeyOf(table, name)] = histogram;
        return (table, rows => new ColumnOptions(
            name,
            distinct > 0 ? (long)distinct : Math.Max(1, (long)Math.Round(-distinct * rows)),
            correlation,
            nulls,
            width,
            CommonOf(frequencies, histogram)));
    }

    /// <summary>The most common values' frequencies, in order of the values where they are numbers.</summary>
    private static CommonValues? CommonOf(float[]? frequencies, Histogram? histogram) => frequencies is { Length: > 0 }
        ? new CommonValues(histogram is { Common: { IsEmpty: false } common }
            ? [.. common.OrderBy(value => value.Value).Select(value => value.Fraction)]
            : [.. frequencies.Select(fraction => (double)fraction)])
        : null;

    private static (string Table, IndexOptions Index) IndexOf(NpgsqlDataReader reader)
    {
        var names = reader.GetFieldValue<string[]>(5);
        var keys = reader.GetInt32(4);
        var options = reader.GetFieldValue<short[]>(6);
        var columns = names.Take(keys).Select((name, place) => new OrderedColumn(
            name, (options[place] & 1) != 0 ? SortDirection.Descending : SortDirection.Ascending));
        return (reader.GetString(0), new IndexOptions(reader.GetString(1), [.. columns])
        {
            Include = [.. names.Skip(keys)],
            IsUnique = reader.GetBoolean(3),
            Pages = Math.Max(1, reader.GetInt64(2)),
        });
    }

    private static List<T> Read<T>(NpgsqlConnection connection, string sql, string schema, Func<NpgsqlDataReader, T> read)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = schema });
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
