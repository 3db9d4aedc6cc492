using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Inserts of a thousand rows into tables with no index up to five.</summary>
/// <remarks>
/// The rows come from a staged table. What finding them takes is measured by a statement of its own beside each insert and taken off; the simulated insert
/// has its rows.
/// </remarks>
internal static class InsertWorkloads
{
    private const int RowsBefore = 200_000;
    private const int RowsAStatement = 1_000;
    private const int MostIndexes = 5;
    private const int StatementsARound = 5;
    private const string Schema = "inserts";

    public static IEnumerable<TimedWorkload> All(DatabaseServer server, NpgsqlConnection connection, int rounds)
    {
        server.Execute($"drop schema if exists {Schema} cascade; create schema {Schema}");
        server.Execute($"create table {Schema}.staged as select {Columns(RowsBefore)} from generate_series(1, 100000::bigint) id; alter table {Schema}.staged add primary key (id)");
        for (var indexes = 0; indexes <= MostIndexes; indexes++)
            Make(server, indexes);
        var imported = CatalogueImport.Of(connection, Schema);
        var random = new Random(2);
        for (var indexes = 0; indexes <= MostIndexes; indexes++)
        {
            var table = NameFor(indexes);
            var query = new InsertOptions { Name = "insert", Table = table, Rows = RowsAStatement };
            yield return new TimedWorkload(
                "number of indexes on insert",
                string.Create(CultureInfo.InvariantCulture, $"{indexes} indexes"),
                () => Measure(connection, table, random),
                imported.Tables.RemoveRange(imported.Tables.Keys.Where(name => name != table)),
                [query],
                [(query.Name, 1)])
            {
                Executions = StatementsARound * (rounds + 1),
                Commits = true,
            };
        }
    }

    private static string NameFor(int indexes) => string.Create(CultureInfo.InvariantCulture, $"with_{indexes}");

    private static string Columns(long after) =>
        $"id + {after.ToString(CultureInfo.InvariantCulture)} as id, (random() * 1e9)::bigint as a, (random() * 1e9)::bigint as b, (random() * 1e9)::bigint as c, (random() * 1e9)::bigint as d, (random() * 1e9)::bigint as e";

    private static void Make(DatabaseServer server, int indexes)
    {
        var name = $"{Schema}.{NameFor(indexes)}";
        server.Execute($"create table {name} as select {Columns(0)} from generate_series(1, {RowsBefore.ToString(CultureInfo.InvariantCulture)}::bigint) id");
        foreach (var column in "abcde".Take(indexes))
            server.Execute($"create index on {name} ({column})");
        server.Execute($"vacuum (freeze, analyze) {name}");
    }

    private static double Measure(NpgsqlConnection connection, string table, Random random)
    {
        var staged = $"select * from {Schema}.staged where id between $1 and $1 + {RowsAStatement - 1}";
        using var find = Prepared(connection, $"select count(s) from ({staged}) s");
        using var insert = Prepared(connection, $"insert into {Schema}.{table} {staged}");
        var finding = Median(find, random);
        return Median(insert, random) - finding;
    }

    private static NpgsqlCommand Prepared(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (long)RowsBefore + 1 });
        command.Prepare();
        return command;
    }

    private static double Median(NpgsqlCommand command, Random random) => InterleavedMedians.Each(StatementsARound, () =>
    {
        command.Parameters[0].Value = RowsBefore + 1 + (random.NextInt64(90) * RowsAStatement);
        command.ExecuteNonQuery();
    });
}
