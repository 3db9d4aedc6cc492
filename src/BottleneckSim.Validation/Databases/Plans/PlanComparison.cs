using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>How the two planners planned a statement.</summary>
/// <param name="Case">The statement.</param>
/// <param name="Rows">Rows of the largest table.</param>
/// <param name="Ours">Our plan.</param>
/// <param name="Theirs">PostgreSQL's.</param>
/// <param name="Statement">The SQL.</param>
public sealed record PlanPair(PlanCase Case, long Rows, PlanShape Ours, PlanShape Theirs, string Statement)
{
    /// <summary>Whether the nodes are of the same kinds, on the same tables, in the same order.</summary>
    public bool IsSameKind => Ours.Kinds == Theirs.Kinds;

    /// <summary>Whether they use the same indexes, too.</summary>
    public bool IsSamePlan => IsSameKind && Ours.Indexes == Theirs.Indexes;

    /// <summary>Our cost over PostgreSQL's, less one.</summary>
    public double CostError => (Ours.Total / Theirs.Total) - 1;
}

/// <summary>Asks both planners for the same statements on the same tables.</summary>
/// <remarks>
/// PostgreSQL plans prepared statements by their parameters' statistics alone (<c>plan_cache_mode = force_generic_plan</c>), as the simulated
/// database does. Indexes that a case does without are dropped in a transaction that is rolled back.
/// </remarks>
public static class PlanComparison
{
    /// <summary>Plans all cases on a shop of a size.</summary>
    /// <param name="server">The server; the shop is there.</param>
    /// <param name="rows">Rows of its largest table.</param>
    /// <param name="cases">The cases.</param>
    public static IReadOnlyList<PlanPair> Run(DatabaseServer server, long rows, IEnumerable<PlanCase> cases)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(cases);
        using var connection = server.Open();
        connection.Execute($"set search_path to {ShopSchema.NameFor(rows)}; set plan_cache_mode = force_generic_plan");
        var imported = CatalogueImport.Of(connection, ShopSchema.NameFor(rows));
        return [.. cases.Select(one => Compare(connection, imported, rows, one))];
    }

    private static PlanPair Compare(NpgsqlConnection connection, ImportedDatabase imported, long rows, PlanCase planCase)
    {
        var ranges = new Dictionary<string, (long Low, long? High)>(StringComparer.Ordinal);
        var query = planCase.Query with { Where = Filled(connection, imported, planCase.Query.Table, planCase.Query.Where, planCase.Ranges, ranges) };
        if (query.Join is { } join)
            query = query with { Join = join with { Where = Filled(connection, imported, join.Table, join.Where, planCase.JoinedRanges, ranges) } };
        var tables = imported.Tables.Values.Select(table => Kept(table, planCase)).ToImmutableSortedDictionary(table => table.Name, table => table, StringComparer.Ordinal);
        var ours = Explanation.Of(Database(tables), query).Chosen;
        var statement = StatementText.Of(query, ranges);
        var dropped = imported.Tables.Values.SelectMany(table => table.Indexes.Keys.Except(tables[table.Name].Indexes.Keys, StringComparer.Ordinal));
        return new PlanPair(planCase, rows, PlanShape.Of(ours), PlanShape.Of(Explain(connection, statement, dropped)), statement.Text);
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
            var fraction = imported.HistogramOf(table, bound.Column).FractionOf(low, high);
            where = where.SetItem(bound.Column, new RangePredicate(fraction, high is null ? RangePosition.UpperEnd : RangePosition.Anywhere));
        }

        return where;
    }

    private static TableOptions Kept(TableOptions table, PlanCase planCase) => planCase.Indexes is { } only
        ? table with { Indexes = table.Indexes.RemoveRange(table.Indexes.Values.Where(index => !only.Contains(PlanCase.Written(table.Name, index))).Select(index => index.Name)) }
        : table;

    private static DatabaseOptions Database(ImmutableSortedDictionary<string, TableOptions> tables) => new()
    {
        Name = "db",
        Cpu = new(2),
        Disk = DiskOptions.SolidState,
        Tables = tables,
        Queries = ImmutableSortedDictionary.Create<string, QueryOptions>(StringComparer.Ordinal),
    };

    private static string Explain(NpgsqlConnection connection, StatementText statement, IEnumerable<string> dropped)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var index in dropped)
            connection.Execute(index.EndsWith("_pkey", StringComparison.Ordinal) ? $"alter table {index[..^5]} drop constraint {index}" : $"drop index {index}");
        if (statement.Parameters == 0)
            return connection.Value<string>($"explain (format json) {statement.Text}");
        connection.Execute($"prepare compared as {statement.Text}");
        var values = string.Join(", ", Enumerable.Range(1, statement.Parameters).Select(value => value.ToString(CultureInfo.InvariantCulture)));
        var plan = connection.Value<string>($"explain (format json) execute compared({values})");
        connection.Execute("deallocate compared");
        return plan;
    }
}
