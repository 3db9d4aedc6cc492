using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What a flush takes, and how much of it is processor time: a lone client commits messages in the log, with and without a flush. And a row inserted without one.</summary>
/// <remarks>
/// <code>
/// elapsed with − elapsed without = processor + disk
/// busy with    − busy without    = processor: system call, journal, block layer, two switches
/// </code>
/// Busy is what the machine was, by <c>/proc/stat</c>: kernel threads work, too. Strangers' work is in it, so they must be few.
/// </remarks>
internal sealed class FlushBenchmark(DatabaseServer server)
{
    /// <summary>A row inserted into a table of the micro-benchmarks, and not flushed.</summary>
    public const string Inserted = "row inserted, not flushed";

    private const double NanosecondsPerTick = 1e7;
    private const double NanosecondsPerSecond = 1e9;
    private const string Message = "select pg_logical_emit_message(true, 'm', 'x');";

    private static readonly string Insert = string.Create(CultureInfo.InvariantCulture, $"\\set id random(1, {MicroTables.Rows})\ninsert into {MicroTables.Schema}.target values (1, 2, 3, 4, 5, :id);");

    private readonly Dictionary<string, double> _busy = new(StringComparer.Ordinal);

    /// <summary>What is to be measured; each busy time right after the elapsed time of the same run.</summary>
    public IEnumerable<(string Name, Func<double> Measure)> Things =>
    [
        ("flushed", () => Commit("flushed", Message, "on")),
        ("flushed, busy", () => _busy["flushed"]),
        ("not flushed", () => Commit("not flushed", Message, "off")),
        ("not flushed, busy", () => _busy["not flushed"]),
        (Inserted, () => Commit(Inserted, Insert, "off")),
    ];

    /// <summary>What follows from the medians.</summary>
    public static FlushTime Of(IReadOnlyDictionary<string, MeasuredTime> measured) => FlushTime.Of(
        measured["flushed"].Median - measured["not flushed"].Median, measured["flushed, busy"].Median - measured["not flushed, busy"].Median);

    private double Commit(string name, string statement, string synchronous)
    {
        server.Execute($"alter database {PostgresCluster.UserName} set synchronous_commit = {synchronous}"); // Of sessions that begin from now on.
        try
        {
            var (start, idle) = (LoadClock.Now(), IdleTicks());
            var perSecond = PgbenchRun.TransactionsPerSecond(server, statement, clients: 1, seconds: 1);
            var elapsed = LoadClock.Now() - start;
            var busy = (elapsed * (double)Environment.ProcessorCount) - ((IdleTicks() - idle) * NanosecondsPerTick);
            _busy[name] = busy / (perSecond * elapsed / NanosecondsPerSecond);
            return NanosecondsPerSecond / perSecond;
        }
        finally
        {
            server.Execute($"alter database {PostgresCluster.UserName} reset synchronous_commit");
        }
    }

    private static long IdleTicks() => ProcFiles.IdleTicks(File.ReadLines("/proc/stat")).Values.Sum();
}
