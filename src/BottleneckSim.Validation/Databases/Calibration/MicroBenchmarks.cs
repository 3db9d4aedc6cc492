using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Suites;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Measures each of the execution costs by statements of its own, none of which is predicted afterwards.</summary>
/// <remarks>
/// <code>
/// count of n rows, with 0 and 4 conditions      ─► operator, tuple
/// look-ups in an index, n in one statement      ─► page
/// count along an index                          ─► index tuple
/// n rows inserted, no index; n rows made        ─► log record
/// 1 and 1,000 rows returned                     ─► returned row, statement
/// a file appended to and flushed                ─► flush
/// pgbench with a trivial statement, 1 client and many ─► processor time and wait of its round trip
/// </code>
/// </remarks>
internal static class MicroBenchmarks
{
    private const int Rows = 200_000;
    private const int LookUps = 20_000;
    private const int InsertedRows = 20_000;
    private const int ReturnedRows = 1_000;
    private const int SecondsOfPgbench = 2;
    private const int SaturatingClients = 16;

    public static MachineCalibration Run(DatabaseServer server, ValidationContext context)
    {
        Prepare(server);
        using var connection = server.Open();
        connection.Execute("set search_path to micro; set enable_hashjoin = off; set enable_mergejoin = off; set enable_material = off");
        using var one = Prepared(connection, "select * from single where id = 1");
        using var many = Prepared(connection, $"select * from rows limit {ReturnedRows}");
        using var few = Prepared(connection, "select * from rows limit 1");
        var things = new List<(string, Func<double>)>
        {
            ("scan", () => ServerTime(connection, "select count(*) from rows")),
            ("filter", () => ServerTime(connection, "select count(*) from rows where a >= 0 and b >= 0 and c >= 0 and d >= 0")),
            ("along", () => ServerTime(connection, "select count(*) from rows where id > 0", "enable_seqscan", "enable_bitmapscan")),
            ("series", () => ServerTime(connection, $"select count(*) from generate_series(1, {LookUps}) s(n)")),
            ("lookups", () => ServerTime(connection, $"select count(*) from generate_series(1, {LookUps}) s(n) join rows on rows.id = (n * 7919) % {Rows} + 1", "enable_seqscan", "enable_bitmapscan")),
            ("made", () => ServerTime(connection, $"select count(a) from (select * from rows limit {InsertedRows}) r")),
            ("inserted", () => ServerTime(connection, $"insert into target select * from rows limit {InsertedRows}")),
            ("one", () => ClientTime(one, 200)),
            ("few", () => ClientTime(few, 50)),
            ("many", () => ClientTime(many, 20)),
        };
        var times = InterleavedMedians.Of(things, context.IsWhole ? 15 : 7, context).ToDictionary(entry => entry.Key, entry => entry.Value.Median, StringComparer.Ordinal);
        var pages = connection.Value<long>("select relpages::bigint from pg_class where oid = 'micro.rows'::regclass");
        var (processor, wait) = PgbenchRoundTrip(server);
        return new MachineCalibration(CostsOf(times, pages), FlushOf(), processor, wait);
    }

    private static ExecutionCosts CostsOf(Dictionary<string, double> times, long pages)
    {
        const int Levels = 3; // Two inner levels and a leaf: 200,000 entries of 8 bytes.
        var perOperator = Positive((times["filter"] - times["scan"]) / (4.0 * Rows));
        var tuple = Positive((times["scan"] / Rows) - perOperator); // A page's share is small: some hundred rows a page.
        var indexTuple = Positive((times["along"] / Rows) - tuple - (2 * perOperator));
        var perLookUp = (times["lookups"] - times["series"]) / LookUps;
        var page = Positive((perLookUp - (3 * tuple) - indexTuple - (2 * perOperator)) / Levels);
        tuple = Positive(tuple - (page * pages / Rows));
        var logRecord = Positive(((times["inserted"] - times["made"]) / InsertedRows) - tuple);
        var returned = Positive(((times["many"] - times["few"]) / (ReturnedRows - 1)) - tuple);
        var statement = Positive(times["one"] - tuple - perOperator - page - returned);
        return new ExecutionCosts((long)statement, (long)tuple, (long)indexTuple, (long)perOperator, (long)page, (long)returned, (long)logRecord);
    }

    private static double Positive(double nanoseconds) => Math.Max(1, nanoseconds);

    private static void Prepare(DatabaseServer server)
    {
        server.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            drop schema if exists micro cascade;
            create schema micro;
            set search_path to micro;
            create table rows as select id, id % 1000 as a, id % 77 as b, id % 5 as c, (id * 7919) % 100000 as d, id % 50 as e, id % 9 as f, repeat('y', 60) as g
              from generate_series(1, {Rows}::bigint) id;
            alter table rows add primary key (id);
            create table target (like rows);
            create table single as select 1::bigint as id, 2::bigint as a, 3::bigint as b;
            """));
        server.Execute("vacuum (freeze, analyze) micro.rows");
        server.Execute("vacuum (freeze, analyze) micro.single");
    }

    private static NpgsqlCommand Prepared(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Prepare();
        return command;
    }

    /// <summary>Nanoseconds that the server takes, as it measures itself; changes are rolled back.</summary>
    private static double ServerTime(NpgsqlConnection connection, string sql, params string[] switchedOff)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var setting in switchedOff)
            connection.Execute($"set local {setting} = off");
        using var document = JsonDocument.Parse(connection.Value<string>($"explain (analyze, timing off, format json) {sql}"));
        return document.RootElement[0].GetProperty("Execution Time").GetDouble() * 1e6;
    }

    /// <summary>Nanoseconds a statement takes at the client.</summary>
    private static double ClientTime(NpgsqlCommand command, int times) => InterleavedMedians.Each(times, () => RowsOf(command));

    private static void RowsOf(NpgsqlCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                _ = reader.GetValue(column);
        }
    }

    /// <summary>The median of flushed appends of a page to a file where the cluster's data lie.</summary>
    private static Duration FlushOf()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 1);
            var page = new byte[8_192];
            var times = new List<double>();
            for (var time = 0; time < 60; time++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }

            times.Sort();
            return Duration.FromNanoseconds((long)times[times.Count / 2]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (Duration Processor, Duration Wait) PgbenchRoundTrip(DatabaseServer server)
    {
        if (!server.HasProgram("pgbench"))
            return (Duration.Zero, Duration.Zero);
        const string Script = "select 1;";
        var alone = PgbenchRun.TransactionsPerSecond(server, Script, 1, SecondsOfPgbench);
        var saturated = PgbenchRun.TransactionsPerSecond(server, Script, SaturatingClients, SecondsOfPgbench);
        var processor = Environment.ProcessorCount * 1e9 / saturated;
        var wait = Math.Max(0, (1e9 / alone) - processor);
        return (Duration.FromNanoseconds((long)processor), Duration.FromNanoseconds((long)wait));
    }
}
