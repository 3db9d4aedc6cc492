using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Services.Processors;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>More and more clients of pgbench; each has a connection of its own, so that these are sweeps of a pool's size.</summary>
/// <remarks>
/// <code>
/// counts    a few milliseconds of processor time a statement  ─► as many cores as there are
/// commits   a row inserted and flushed                        ─► one flush for all who wait, then the processors
/// look-ups  microseconds a statement                          ─► the processors, client and server together, and wake-ups
/// </code>
/// </remarks>
internal static class PoolSweeps
{
    private const int SecondsOfPgbench = 1;
    private const int SimulatedSeconds = 5; // Sixteen long statements that share the cores end together: in one second, a few such waves more or less would be seen.
    private const int Rounds = 13;
    private const int RoundsOfBounded = 2;
    private const string Nothing = "select 1;";
    private const string Lone = "nothing, one client";
    private const string Paired = "nothing, a client a core";
    private const string KeyPaired = "row by key, a client a core";
    private const string KeyShared = "row by key, two clients a core";
    private const string KeySaturated = "row by key, saturated";
    private const string WakeUp = "wake-up";
    private const string CommitTable = "commits";

    public static (PgbenchCalibration? Calibration, IReadOnlyList<TimePair> Times) Run(
        DatabaseServer server, ImportedDatabase imported, MachineCalibration calibration, ValidationContext context)
    {
        if (!server.HasProgram("pgbench"))
            return (null, []);
        server.Execute($"drop table if exists {CommitTable}; create table {CommitTable} (id bigint, a bigint, b bigint, c bigint)");
        var schema = ShopSchema.NameFor(imported.Tables["items"].Rows);
        var sweeps = All(imported, schema);
        var key = string.Create(CultureInfo.InvariantCulture, $"\\set id random(1, {MicroTables.Rows})\nselect * from {MicroTables.Schema}.rows where id = :id;");
        var things = new List<(string, Func<double>)>
        {
            (Lone, () => Nanoseconds(server, Nothing, 1)),
            (Paired, () => Nanoseconds(server, Nothing, Environment.ProcessorCount)),
            (KeyPaired, () => Nanoseconds(server, key, Environment.ProcessorCount)),
            (KeyShared, () => Nanoseconds(server, key, PgbenchCalibration.SharingClientsACore * Environment.ProcessorCount)),
            (KeySaturated, () => Nanoseconds(server, key, PgbenchCalibration.SaturatingClients)),
        };
        things.Add((WakeUp, WakeBenchmark.Nanoseconds));
        things.AddRange(new FlushBenchmark(server).Things);
        foreach (var sweep in sweeps)
            things.AddRange(sweep.Clients.Select(clients => (NameOf(sweep, clients), (Func<double>)(() => Nanoseconds(server, sweep.Script, clients)))));
        using var awake = AwakeCores.Keep();
        var measured = InterleavedMedians.Of(things, context.IsWhole ? Rounds : RoundsOfBounded, context);
        var pgbench = PgbenchCalibration.Of(
            (measured[Lone].Median, measured[Paired].Median),
            measured[FlushBenchmark.Inserted].Median,
            (measured[KeyPaired].Median, measured[KeyShared].Median, measured[KeySaturated].Median),
            measured[WakeUp].Median,
            FlushBenchmark.Of(measured),
            awake.AreAwake);
        server.Execute($"drop table {CommitTable}");
        return (pgbench, [.. sweeps.SelectMany(sweep => sweep.Clients.Select(clients => new TimePair(
            sweep.Group, Clients(clients), Predicted(sweep, clients, calibration, pgbench), measured[NameOf(sweep, clients)])))]);
    }

    private static ImmutableArray<Sweep> All(ImportedDatabase imported, string schema)
    {
        var orders = imported.Tables["orders"];
        var byTotal = new SelectOptions { Name = "count", Table = "orders", Where = Equal("total"), Aggregate = new AggregateOptions() };
        var byId = new SelectOptions { Name = "by-id", Table = "orders", Where = Equal("id") };
        var commits = new TableOptions { Name = CommitTable, Rows = 1, RowBytes = 32 };
        return
        [
            new("pool size, counts", [1, 2, 4, 8, 16], $"\\set total random(0, 99999)\nselect count(*) from {schema}.orders where total = :total;", Named(orders), byTotal, Commits: false),
            new("pool size, commits", [1, 2, 4, 8, 16, 32], $"\\set id random(1, 1000000)\ninsert into {CommitTable} values (:id, 1, 2, 3);", Named(commits), new InsertOptions { Name = "insert", Table = CommitTable }, Commits: true),
            new("pool size, look-ups", [1, 2, 4, 8, 16, 32], string.Create(CultureInfo.InvariantCulture, $"\\set id random(1, {orders.Rows})\nselect * from {schema}.orders where id = :id;"), Named(orders), byId, Commits: false),
        ];
    }

    private static double Predicted(Sweep sweep, int clients, MachineCalibration calibration, PgbenchCalibration pgbench)
    {
        // A trivial statement of pgbench has all of the round trip in it: client, server, protocol, the row that is returned.
        // One that inserts has its page and its record, too. A flush has the wake-up of its leader by the disk.
        var costs = calibration.Costs with
        {
            StatementNanoseconds = pgbench.Processor.Nanoseconds + (sweep.Commits ? pgbench.Insert.Nanoseconds : 0),
            PageNanoseconds = sweep.Commits ? 0 : calibration.Costs.PageNanoseconds,
            LogRecordNanoseconds = sweep.Commits ? 0 : calibration.Costs.LogRecordNanoseconds,
            ReturnedRowNanoseconds = 0,
            ReturnedKibibyteNanoseconds = 0,
            FlushNanoseconds = Math.Max(0, pgbench.Flush.Processor.Nanoseconds - pgbench.WakeUp.Nanoseconds),
            WakeUpNanoseconds = pgbench.WakeUp.Nanoseconds,
        };
        var disk = calibration.Disk with { Flush = pgbench.Flush.Disk };
        return 1e9 / new SimulatedServer(costs, disk) { RoundTrip = pgbench.Wait, ContextSwitch = pgbench.SwitchOn(Environment.ProcessorCount) }.PerSecond(sweep.Tables, sweep.Query, clients, SimulatedSeconds);
    }

    private static double Nanoseconds(DatabaseServer server, string script, int clients) => 1e9 / PgbenchRun.TransactionsPerSecond(server, script, clients, SecondsOfPgbench);

    private static string Clients(int clients) => string.Create(CultureInfo.InvariantCulture, $"{clients} clients");

    private static string NameOf(Sweep sweep, int clients) => $"{sweep.Group}, {Clients(clients)}";

    private static ImmutableSortedDictionary<string, Predicate> Equal(string column) =>
        ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal).Add(column, new EqualsPredicate());

    private static ImmutableSortedDictionary<string, TableOptions> Named(TableOptions table) =>
        ImmutableSortedDictionary.Create<string, TableOptions>(StringComparer.Ordinal).Add(table.Name, table);

    private sealed record Sweep(
        string Group, ImmutableArray<int> Clients, string Script, ImmutableSortedDictionary<string, TableOptions> Tables, QueryOptions Query, bool Commits);
}
