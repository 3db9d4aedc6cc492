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
/// <code>
/// insert (statement, rows found, rows inserted, commit) − (rows counted − none counted) ─► statement, rows inserted, commit
/// delete what was inserted, vacuum ─► room in pages that are in memory, for the next round
/// </code>
/// The rows come from a staged table; the simulated insert has its rows. A table that grew would take memory for its new pages from the system, and a virtual
/// machine's system from its host, in the cache of files and in the buffer pool: a thousand rows then take 0.4 to 0.6 ms without a change of anything.
/// </remarks>
internal static class InsertWorkloads
{
    private const int RowsBefore = 200_000;
    private const int StagedRows = 100_000;
    private const int RowsAStatement = 1_000;
    private const long Nowhere = 0; // Staged rows come after those of the tables.
    private const int MostIndexes = 5;
    private const int StatementsARound = 5;
    private const string Schema = "inserts";

    public static IEnumerable<TimedWorkload> All(DatabaseServer server, NpgsqlConnection connection, int rounds)
    {
        server.Execute($"drop schema if exists {Schema} cascade; create schema {Schema}");
        server.Execute(string.Create(CultureInfo.InvariantCulture, $"create table {Schema}.staged as select {Columns(RowsBefore)} from generate_series(1, {StagedRows}::bigint) id; alter table {Schema}.staged add primary key (id)"));
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

    /// <summary>Takes away what was inserted and gives its room to what is inserted next.</summary>
    public static void MakeRoom(NpgsqlConnection connection)
    {
        for (var indexes = 0; indexes <= MostIndexes; indexes++)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"delete from {Schema}.{NameFor(indexes)} where id > {RowsBefore}"));
            connection.MakeRoom($"{Schema}.{NameFor(indexes)}");
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
        using var find = Prepared(connection, $"select count(*) from ({staged}) s");
        using var insert = Prepared(connection, $"insert into {Schema}.{table} {staged}");
        var finding = Median(find, () => Somewhere(random)) - Median(find, () => Nowhere);
        return Median(insert, () => Somewhere(random)) - finding;
    }

    private static NpgsqlCommand Prepared(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (long)RowsBefore + 1 });
        command.Prepare();
        return command;
    }

    private static long Somewhere(Random random) => RowsBefore + 1 + (random.NextInt64(StagedRows / RowsAStatement) * RowsAStatement);

    private static double Median(NpgsqlCommand command, Func<long> first) => InterleavedMedians.Each(StatementsARound, () =>
    {
        command.Parameters[0].Value = first();
        command.ExecuteNonQuery();
    });
}
