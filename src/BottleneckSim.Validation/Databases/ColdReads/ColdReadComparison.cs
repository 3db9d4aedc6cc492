using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Timing;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Processes;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;
using Npgsql;

namespace BottleneckSim.Validation.Databases.ColdReads;

/// <summary>Statements on a table that is not in memory: by an index and from end to end.</summary>
/// <remarks>
/// <code>
/// file of its own ─► page anywhere, all in sequence, processor ─► disk ┬► predicted: index, scan ─┐
/// micro-benchmarks of processor time ──────────────────────────────────┘                          ├► rows
/// PostgreSQL with a pool of 1 MiB, files forgotten before each execution ─► measured ─────────────┘
/// </code>
/// Reading ahead of a bitmap (<c>effective_io_concurrency</c>) is off, since the simulated database has none.
/// </remarks>
internal static class ColdReadComparison
{
    private const string Group = "cold reads";
    private const string Schema = "cold";
    private const int PoolMebibytes = 1;
    private const int Rows = 1_000_000;
    private const int Groups = 2_000;
    private const int LastGroups = 10;
    private const int BenchmarkMebibytes = 128;
    private const int SimulatedExecutions = 20;

    public static IEnumerable<ValidationRow> Run(PostgresInstallation installation, MachineCalibration calibration, ValidationContext context)
    {
        if (ShellCommand.Find("dd") is null)
            return [];
        using var server = DatabaseServer.Start(installation, PoolMebibytes);
        using var precedence = new Precedence(server);
        server.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            create schema {Schema};
            create table {Schema}.facts as select id, 1 + floor(random() * {Groups})::bigint as grp, floor(random() * 1000000)::bigint as amount, repeat('z', 84) as note
              from generate_series(1, {Rows}::bigint) id;
            create index on {Schema}.facts (grp);
            """));
        server.Execute($"vacuum (freeze, analyze) {Schema}.facts");
        server.Execute("checkpoint");
        using var connection = server.Open();
        connection.Execute($"set search_path to {Schema}; set plan_cache_mode = force_generic_plan; set effective_io_concurrency = 0");
        var imported = CatalogueImport.Of(connection, Schema);
        var files = connection.Rows("select pg_relation_filepath(oid) from pg_class where relname like 'facts%' and relkind in ('r', 'i')", reader => new ColdFile(Path.Combine(server.DataFolder, reader.GetString(0))));
        var statements = Statements();
        var random = new Random(6);
        var benchmark = new DeviceBenchmark(ColdFile.Create(Path.Combine(server.Folder, "benchmark"), BenchmarkMebibytes), (long)BenchmarkMebibytes << 20);
        var things = new List<(string, Func<double>)> { ("random", benchmark.RandomRead), ("sequential", benchmark.SequentialRead), ("processor", benchmark.ProcessorAPage) };
        things.AddRange(statements.Select(statement => (statement.Name, (Func<double>)(() => Measured(connection, files, statement.Sql, random)))));
        var measured = InterleavedMedians.Of(things, context.IsWhole ? 41 : 9, context);
        var disk = benchmark.DiskOf(measured["random"].Median, measured["sequential"].Median, measured["processor"].Median);
        var costs = calibration.Costs with { ReadPageNanoseconds = (long)measured["processor"].Median };
        var simulated = new SimulatedServer(costs, disk) { BufferPoolBytes = (long)PoolMebibytes << 20 };
        return [.. DiskRows(disk, measured), CalibrationRows.Row("processor time of a page that is read", costs.ReadPageNanoseconds), .. HeldRow(files), .. TimingRows.Of(statements.Select(statement => new TimePair(Group, statement.Name, Predicted(simulated, imported, statement.Query), measured[statement.Name])))];
    }

    private static ImmutableArray<(string Name, string Sql, SelectOptions Query)> Statements()
    {
        var count = new SelectOptions { Name = "count", Table = "facts", Aggregate = new AggregateOptions { Sums = ["amount"] } };
        const string Sum = "select count(*), sum(amount) from facts";
        return
        [
            ("the whole table, cold", Sum, count),
            ("a value by its index, cold", $"{Sum} where grp = {{0}}", Where(count, new EqualsPredicate())),
            ("ten values by the index, cold", $"{Sum} where grp >= {{0}} and grp <= {{0}} + 9", Where(count, new RangePredicate((double)LastGroups / Groups, RangePosition.Anywhere))),
        ];
    }

    private static SelectOptions Where(SelectOptions query, Predicate predicate) => query with { Where = query.Where.SetItem("grp", predicate) };

    private static double Predicted(SimulatedServer simulated, ImportedDatabase imported, SelectOptions query) =>
        simulated.MeanNanoseconds(imported.Tables, [query], [(query.Name, 1)], SimulatedExecutions);

    private static double Measured(NpgsqlConnection connection, List<ColdFile> files, string sql, Random random)
    {
        files.ForEach(file => file.Forget());
        var value = random.NextInt64(Groups - LastGroups) + 1;
        var statement = string.Format(CultureInfo.InvariantCulture, sql, value);
        using var document = JsonDocument.Parse(connection.Value<string>($"explain (analyze, timing off, format json) {statement}"));
        return document.RootElement[0].GetProperty("Execution Time").GetDouble() * 1e6;
    }

    /// <summary>The device's figures; quartiles of what was measured, since devices that others use, too, vary from read to read.</summary>
    private static IEnumerable<ValidationRow> DiskRows(DiskOptions disk, Dictionary<string, MeasuredTime> measured)
    {
        var random = measured["random"];
        var (less, access) = (random.Median - disk.RandomAccess.Nanoseconds, CalibrationRows.Row("disk, positioning for a page anywhere", disk.RandomAccess.Nanoseconds));
        yield return access with { Low = random.Low - less, High = random.High - less };
        var sequential = measured["sequential"];
        yield return CalibrationRows.Row("disk, a mebibyte in sequence", sequential.Median / BenchmarkMebibytes) with { Low = sequential.Low / BenchmarkMebibytes, High = sequential.High / BenchmarkMebibytes };
    }

    /// <summary>Whether the operating system does forget what it is told to.</summary>
    private static IEnumerable<ValidationRow> HeldRow(List<ColdFile> files)
    {
        files.ForEach(file => file.Forget());
        var held = files.ConvertAll(file => file.PagesHeld());
        if (held.Contains(null))
            yield break;
        yield return CalibrationRows.Row("pages in memory after they were forgotten", held.Sum()!.Value) with { Unit = "pages", Compares = "counted by fincore", Source = "the files of the cold table, after the last round" };
    }
}
