using System.Globalization;
using System.Text.Json;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Validation.Databases.Servers;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Measures each of the execution costs by statements of its own, none of which is predicted afterwards.</summary>
/// <remarks>
/// <code>
/// n rows refused by the 1st and by the 5th condition ─► operator, tuple
/// n rows counted and summed                         ─► transition of an aggregate
/// rows by 1 and by 20 keys                          ─► statement, page
/// the same counted, 4 rows a key, by a nested loop  ─► fetched row, search
/// count along an index                              ─► index tuple
/// n rows read; read and inserted; with one index    ─► log record, index entry
/// 1 and 1,000 rows returned, 1,000 of one column    ─► returned row, its width
/// a message in the log, 8 and 400,000 bytes, not committed, committed, flushed ─► commit, flush, bandwidth of the log
/// </code>
/// Server times are those that EXPLAIN ANALYZE tells; statement, row and commit are timed at the client, by the protocol that the predicted workloads use.
/// </remarks>
internal sealed class MicroBenchmarks : IDisposable
{
    private const int Keys = 20;
    private const int InsertedRows = 1_750; // As many a page of the index as of those that are predicted: a thousand into 200,000.
    private const int InsertsARound = 5;
    private const int ReturnedRows = 1_000;
    private const int KeyBytes = 8;
    private const int BytesPerKibibyte = 1_024;
    private const int LargeMessage = 400_000;
    private const int SmallMessage = 8;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlConnection _lazy;
    private readonly List<NpgsqlCommand> _prepared = [];
    private readonly Random _random = new(5);
    private readonly long _lastSourcePage;

    public MicroBenchmarks(DatabaseServer server)
    {
        MicroTables.Create(server);
        _connection = server.Open();
        _connection.Execute($"set search_path to {MicroTables.Schema}; set enable_hashjoin = off; set enable_mergejoin = off; set enable_material = off; set enable_bitmapscan = off; set plan_cache_mode = force_generic_plan; set enable_memoize = off");
        _lazy = server.Open();
        _lazy.Execute("set synchronous_commit = off");
        _lastSourcePage = _connection.Value<long>($"select relpages::bigint * {MicroTables.Rows - InsertedRows} / {MicroTables.Rows} - 1 from pg_class where oid = 'micro.source'::regclass");
        Things = [.. OnServer(), .. AtClient()];
    }

    /// <summary>What is to be measured, in rounds with whatever is predicted.</summary>
    public IReadOnlyList<(string Name, Func<double> Measure)> Things { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _prepared.ForEach(command => command.Dispose());
        _connection.Dispose();
        _lazy.Dispose();
    }

    /// <summary>Gives the room of the rows inserted, which were rolled back, to those inserted next.</summary>
    public void MakeRoom()
    {
        foreach (var table in MicroTables.Targets)
            _connection.MakeRoom(table);
    }

    /// <summary>The costs that follow from the medians.</summary>
    /// <param name="measured">The medians by name.</param>
    public MachineCalibration CalibrationOf(IReadOnlyDictionary<string, MeasuredTime> measured)
    {
        double At(string name) => measured[name].Median;
        const int Levels = 3; // Two inner levels and a leaf: 200,000 entries of 8 bytes.
        const int Rows = MicroTables.Rows;
        var pages = _connection.Value<long>("select relpages::bigint from pg_class where oid = 'micro.rows'::regclass");
        var perOperator = Positive((At("filter") - At("scan")) / (4.0 * Rows));
        var scanned = Positive(At("scan") / Rows); // The row, one operator and a share of the page.
        var transition = Positive(((At("aggregated") / Rows) - scanned + perOperator) / 2); // Of the count and of the sum.
        var tuple = Positive(scanned - perOperator);
        var indexTuple = Positive((At("along") / Rows) - tuple - (2 * perOperator));
        var wide = Positive(((At("many") - At("few")) / (ReturnedRows - 1)) - tuple);
        var perReturnedByte = Math.Max(0, (At("many") - At("narrow")) / ReturnedRows / (Width() - KeyBytes));
        var returned = Positive(wide - (Width() * perReturnedByte));
        var named = tuple + indexTuple + (2 * perOperator);
        var (fetched, search) = FetchOf(measured, named, tuple);
        var found = named + fetched + wide;
        var page = Positive((((At("keys") - At("key")) / (Keys - 1)) - found) / (Levels + 1));
        var statement = Positive(At("key") - (page * (Levels + 1)) - found);
        tuple = Positive(tuple - (page * pages / Rows));
        var logRecord = Positive(((At("inserted") - At("read")) / InsertedRows) - tuple);
        var entry = Positive((At("indexed") - At("inserted")) / InsertedRows);
        var commit = Positive(At("lazy small") - At("nothing"));
        var flush = Positive(At("small") - At("lazy small"));
        var perByte = Math.Max(1e-3, ((At("large") - At("large, no commit")) - (At("small") - At("small, no commit"))) / LargeMessage);
        return new MachineCalibration(
            new ExecutionCosts((long)statement, (long)tuple, (long)indexTuple, (long)perOperator, (long)page, (long)returned, (long)logRecord, (long)entry)
            {
                FetchedRowNanoseconds = (long)fetched,
                SearchNanoseconds = (long)search,
                ReturnedKibibyteNanoseconds = (long)(perReturnedByte * BytesPerKibibyte),
                TransitionNanoseconds = (long)transition,
            },
            Duration.FromNanoseconds((long)commit),
            Duration.FromNanoseconds((long)flush),
            (long)(1e9 / perByte));
    }

    /// <summary>What a row fetched from a page in hand costs, and a search begun anew, besides all that is known.</summary>
    /// <param name="measured">The medians by name.</param>
    /// <param name="named">A row that an index names: index entry, row, conditions.</param>
    /// <param name="tuple">A row.</param>
    private static (double Fetched, double Search) FetchOf(IReadOnlyDictionary<string, MeasuredTime> measured, double named, double tuple)
    {
        double At(string name) => measured[name].Median;
        const int Further = MicroTables.DetailsAHead - 1;
        var ofKey = (At("keys counted") - At("key counted")) / (Keys - 1);
        var ofHead = (At("heads counted") - At("head counted")) / (Keys - 1);
        var ofSearch = (At("heads searched") - At("keys counted")) / Keys;
        return (Math.Max(0, ((ofHead - ofKey) / Further) - named), Math.Max(0, ofSearch - ofHead - ((1 + MicroTables.DetailsAHead) * tuple)));
    }

    private long Width() => _connection.Value<long>($"select sum(avg_width)::bigint from pg_stats where schemaname = '{MicroTables.Schema}' and tablename = 'rows'");

    private static double Positive(double nanoseconds) => Math.Max(1, nanoseconds);

    private IEnumerable<(string, Func<double>)> OnServer()
    {
        yield return ("scan", () => ServerTime("select count(*) from rows where a < 0"));
        yield return ("filter", () => ServerTime("select count(*) from rows where a >= 0 and b >= 0 and c >= 0 and d >= 0 and e < 0"));
        yield return ("aggregated", () => ServerTime("select count(*), sum(d) from rows"));
        yield return ("along", () => ServerTime("select count(*) from rows where id > 0", "enable_seqscan"));
        yield return ("read", () => InsertTime(string.Empty));
        yield return ("inserted", () => InsertTime("insert into target "));
        yield return ("indexed", () => InsertTime("insert into indexed "));
    }

    private IEnumerable<(string, Func<double>)> AtClient()
    {
        var key = Prepared(_connection, "select * from rows where id = $1", 1L);
        var keys = Prepared(_connection, "select * from rows where id = any($1)", new long[Keys]);
        var few = Prepared(_connection, "select * from rows limit 1");
        var many = Prepared(_connection, $"select * from rows limit {ReturnedRows}");
        var narrow = Prepared(_connection, $"select id from rows limit {ReturnedRows}");
        var nothing = Prepared(_lazy, "select 1");
        yield return ("key", () => ClientTime(key, 200));
        yield return ("keys", () => ClientTime(keys, 50));
        const string Counted = "select count(*) from rows where id = any($1) and a >= 0";
        const string OfHead = "select count(*) from details where head = any($1) and p >= 0";
        var (oneKey, manyKeys) = (Prepared(_connection, Counted, new long[1]), Prepared(_connection, Counted, new long[Keys]));
        var (oneHead, manyHeads) = (Prepared(_connection, OfHead, new long[1]), Prepared(_connection, OfHead, new long[Keys]));
        var searched = Prepared(_connection, "select count(*) from rows r join details s on s.head = r.d + 1 where r.id = any($1) and s.p >= 0", new long[Keys]);
        yield return ("key counted", () => ClientTime(oneKey, 50));
        yield return ("keys counted", () => ClientTime(manyKeys, 50));
        yield return ("head counted", () => ClientTime(oneHead, 50, MicroTables.Heads));
        yield return ("heads counted", () => ClientTime(manyHeads, 50, MicroTables.Heads));
        yield return ("heads searched", () => ClientTime(searched, 50));
        yield return ("few", () => ClientTime(few, 50));
        yield return ("many", () => ClientTime(many, 20));
        yield return ("narrow", () => ClientTime(narrow, 20));
        yield return ("nothing", () => ClientTime(nothing, 100));
        var (small, lazy, large) = (Message(_connection, SmallMessage), Message(_lazy, SmallMessage), Message(_connection, LargeMessage));
        yield return ("small", () => ClientTime(small, 20));
        yield return ("lazy small", () => ClientTime(lazy, 20));
        yield return ("small, no commit", () => WithoutCommit(() => ClientTime(small, 20)));
        yield return ("large, no commit", () => WithoutCommit(() => ClientTime(large, 20)));
        yield return ("large", () => ClientTime(large, 20));
    }

    private NpgsqlCommand Message(NpgsqlConnection connection, int bytes) =>
        Prepared(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_logical_emit_message(true, 'm', repeat('x', {bytes}))"));

    /// <summary>In a transaction that is rolled back: nobody writes the log meanwhile, as somebody does on the same core soon after a commit that does not wait for it.</summary>
    private double WithoutCommit(Func<double> measure)
    {
        using var transaction = _connection.BeginTransaction();
        return measure();
    }

    private NpgsqlCommand Prepared(NpgsqlConnection connection, string sql, object? parameter = null)
    {
        var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        command.Prepare();
        _prepared.Add(command);
        return command;
    }

    /// <summary>The median of several statements in a row, as those that are predicted: the first finds the processor's caches full of something else.</summary>
    private double InsertTime(string into) => InterleavedMedians.MedianOf(
        InsertsARound, () => ServerTime($"{into}select * from source where ctid >= '({_random.NextInt64(_lastSourcePage)},0)' limit {InsertedRows}"));

    /// <summary>Nanoseconds that the server takes, as it measures itself; changes are rolled back.</summary>
    private double ServerTime(string sql, params string[] switchedOff)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var setting in switchedOff)
            _connection.Execute($"set local {setting} = off");
        using var document = JsonDocument.Parse(_connection.Value<string>($"explain (analyze, timing off, format json) {sql}"));
        return document.RootElement[0].GetProperty("Execution Time").GetDouble() * 1e6;
    }

    /// <summary>Nanoseconds a statement takes at the client.</summary>
    private double ClientTime(NpgsqlCommand command, int times, int keys = MicroTables.Rows) => InterleavedMedians.Each(times, () =>
    {
        foreach (NpgsqlParameter parameter in command.Parameters)
            parameter.Value = parameter.Value is long[] several ? several.Select(_ => AnyKey(keys)).ToArray() : AnyKey(keys);
        RowsOf(command);
    });

    private long AnyKey(int keys) => _random.NextInt64(keys) + 1;

    private static void RowsOf(NpgsqlCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                _ = reader.GetValue(column);
        }
    }
}
