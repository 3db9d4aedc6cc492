using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Calibrates the simulated server by micro-benchmarks, then predicts times of other workloads and compares them with measured ones.</summary>
internal static class TimingComparison
{
    private const long Items = 400_000;
    private const int SimulatedSeconds = 3;
    private const int SecondsOfPgbench = 2;
    private const string SweepGroup = "clients of pgbench";

    private static readonly int[] Clients = [1, 2, 4, 8, 16, 32];

    public static ImmutableArray<ValidationRow> Run(DatabaseServer server, ValidationContext context)
    {
        var calibration = MicroBenchmarks.Run(server, context);
        using var connection = server.Open();
        var imported = ShopWorkloads.Prepare(server, connection, Items);
        var workloads = new ShopWorkloads(connection, imported, Items).All().Concat(InsertWorkloads.All(server, connection)).ToList();
        var things = workloads.Select(workload => (workload.Name, workload.Measure)).ToList();
        var measured = InterleavedMedians.Of(things, Rounds(context), context);
        var simulated = new SimulatedServer(calibration.Costs, calibration.Flush, Duration.FromMicroseconds(1));
        var times = workloads.Select(workload => new TimePair(
            workload.Group, workload.Name, simulated.Run(workload.Tables, workload.Queries, workload.Steps, 1, SimulatedSeconds).MeanNanoseconds, measured[workload.Name])).ToList();
        times.AddRange(Sweep(server, imported, calibration, context));
        server.Execute($"drop schema {ShopSchema.NameFor(Items)} cascade; drop schema inserts cascade; drop schema micro cascade");
        return [.. CalibrationRows(calibration), .. TimingRows.Of(times)];
    }

    private static int Rounds(ValidationContext context) => context.IsWhole ? 15 : 7;

    /// <summary>Look-ups by primary key by more and more clients; each client has a connection of its own, so that this is a sweep of the pool's size.</summary>
    private static IEnumerable<TimePair> Sweep(DatabaseServer server, ImportedDatabase imported, MachineCalibration calibration, ValidationContext context)
    {
        if (!server.HasProgram("pgbench"))
            yield break;
        var script = string.Create(
            CultureInfo.InvariantCulture, $"\\set id random(1, {Items / 4})\nselect * from {ShopSchema.NameFor(Items)}.orders where id = :id;");
        var things = Clients.Select(clients => (
            Clients: clients,
            Thing: (Name: string.Create(CultureInfo.InvariantCulture, $"{clients} clients"), Measure: (Func<double>)(() => 1e9 / PgbenchRun.TransactionsPerSecond(server, script, clients, SecondsOfPgbench))))).ToList();
        var measured = InterleavedMedians.Of([.. things.Select(thing => thing.Thing)], context.IsWhole ? 5 : 2, context);
        var costs = calibration.Costs with { StatementNanoseconds = calibration.BenchmarkProcessor.Nanoseconds, ReturnedRowNanoseconds = 0 };
        var simulated = new SimulatedServer(costs, calibration.Flush, Duration.FromNanoseconds(Math.Max(1_000, calibration.BenchmarkWait.Nanoseconds / 2)));
        var query = new SelectOptions
        {
            Name = "by-id",
            Table = "orders",
            Where = ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal).Add("id", new EqualsPredicate()),
        };
        foreach (var (clients, thing) in things)
        {
            var perSecond = simulated.Run(imported.Tables, [query], [(query.Name, 1)], clients, 1).PerSecond;
            yield return new TimePair(SweepGroup, thing.Name, 1e9 / perSecond, measured[thing.Name]);
        }
    }

    private static IEnumerable<ValidationRow> CalibrationRows(MachineCalibration calibration)
    {
        var costs = calibration.Costs;
        yield return Calibrated("statement", costs.StatementNanoseconds);
        yield return Calibrated("tuple", costs.TupleNanoseconds);
        yield return Calibrated("index tuple", costs.IndexTupleNanoseconds);
        yield return Calibrated("operator", costs.OperatorNanoseconds);
        yield return Calibrated("page", costs.PageNanoseconds);
        yield return Calibrated("returned row", costs.ReturnedRowNanoseconds);
        yield return Calibrated("log record", costs.LogRecordNanoseconds);
        yield return Calibrated("flush", calibration.Flush.Nanoseconds);
        yield return Calibrated("pgbench's processor time", calibration.BenchmarkProcessor.Nanoseconds);
        yield return Calibrated("pgbench's wait", calibration.BenchmarkWait.Nanoseconds);
    }

    private static ValidationRow Calibrated(string name, double nanoseconds) => new()
    {
        Group = "Calibration",
        Name = name,
        Compares = "measured by a micro-benchmark of its own",
        Unit = "ns",
        Ours = nanoseconds,
        Source = "median of interleaved rounds",
        Verdict = RowVerdict.Reported,
    };
}
