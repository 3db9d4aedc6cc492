using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Calibrates the simulated server by micro-benchmarks, then predicts times of other workloads and compares them with measured ones.</summary>
/// <remarks>
/// <code>
/// rounds: micro-benchmarks, workloads, on one core ─► medians ─┬► costs ─► simulated server ─► predicted ─┐
///                                                              └► measured ───────────────────────────────┴► rows
/// rounds: pgbench, trivial statement and sweeps, on all cores ─► the same
/// </code>
/// What is predicted and what it is predicted from are measured in the same rounds, so that the machine is the same for both.
/// </remarks>
internal static class TimingComparison
{
    private const long Items = 400_000;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    public static (MachineCalibration Calibration, ImmutableArray<ValidationRow> Rows) Run(DatabaseServer server, ValidationContext context)
    {
        using var precedence = new Precedence(server);
        using var connection = server.Open();
        var imported = ShopWorkloads.Prepare(server, connection, Items);
        var rounds = context.IsWhole ? 31 : 7;
        var workloads = new ShopWorkloads(connection, imported, Items).All().Concat(InsertWorkloads.All(server, connection, rounds)).ToList();
        using var benchmarks = new MicroBenchmarks(server);
        var things = benchmarks.Things.Concat(workloads.Select(workload => (workload.Name, workload.Measure))).ToList();
        var measured = MeasuredOnOneCore(things, server, rounds, context, () => Prepare(connection, benchmarks));
        var calibration = benchmarks.CalibrationOf(measured);
        var times = workloads.Select(workload => new TimePair(workload.Group, workload.Name, Predicted(workload, calibration), measured[workload.Name])).ToList();
        var sweeps = PoolSweeps.Run(server, imported, calibration, context);
        server.Execute($"drop schema {ShopSchema.NameFor(Items)} cascade; drop schema inserts cascade");
        MicroTables.Drop(server);
        return (calibration, [.. CalibrationRows.Of(calibration, sweeps.Calibration), .. TimingRows.Of([.. times, .. sweeps.Times])]);
    }

    private static Dictionary<string, MeasuredTime> MeasuredOnOneCore(
        IReadOnlyList<(string, Func<double>)> things, DatabaseServer server, int rounds, ValidationContext context, Action prepare)
    {
        using var core = new OneCore(server);
        return InterleavedMedians.Of(things, rounds, context, prepare);
    }

    /// <summary>Before each round: the tables are as large as before, and what the last round left to write is written (a virtual machine's host takes part of the same cores for it).</summary>
    private static void Prepare(NpgsqlConnection connection, MicroBenchmarks benchmarks)
    {
        InsertWorkloads.MakeRoom(connection);
        benchmarks.MakeRoom();
        Thread.Sleep(Settling);
    }

    private static double Predicted(TimedWorkload workload, MachineCalibration calibration)
    {
        var costs = workload.Commits ? calibration.WithCommit : calibration.Costs;
        return new SimulatedServer(costs, calibration.Disk).MeanNanoseconds(workload.Tables, workload.Queries, workload.Steps, workload.Executions);
    }
}
