using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Postgres;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What a flush takes, and how much of it is processor time: a lone client commits messages in the log, with and without a flush. And a row inserted without one.</summary>
/// <remarks>
/// <code>
/// elapsed with − elapsed without = processor + disk
/// busy with    − busy without    = processor: system call, journal, block layer, two switches, and where a hypervisor stands between, going to it and back
/// </code>
/// Busy is what <see cref="LeftoverTime"/> misses, in runs of their own: kernel threads and the hypervisor work, too. Strangers' work is in it, so they must be few.
/// </remarks>
internal sealed class FlushBenchmark(DatabaseServer server)
{
    /// <summary>A row inserted into a table of the micro-benchmarks, and not flushed.</summary>
    public const string Inserted = "row inserted, not flushed";

    private const double NanosecondsPerSecond = 1e9;
    private const int Seconds = 1;
    private const string Message = "select pg_logical_emit_message(true, 'm', 'x');";

    private static readonly string Insert = string.Create(CultureInfo.InvariantCulture, $"\\set id random(1, {MicroTables.Rows})\ninsert into {MicroTables.Schema}.target values (1, 2, 3, 4, 5, :id);");

    /// <summary>What is to be measured.</summary>
    public IEnumerable<(string Name, Func<double> Measure)> Things =>
    [
        ("flushed", () => NanosecondsPerSecond / PerSecond(Message, "on")),
        ("flushed, busy", () => Busy(Message, "on")),
        ("not flushed", () => NanosecondsPerSecond / PerSecond(Message, "off")),
        ("not flushed, busy", () => Busy(Message, "off")),
        (Inserted, () => NanosecondsPerSecond / PerSecond(Insert, "off")),
    ];

    /// <summary>What follows from the medians.</summary>
    public static FlushTime Of(IReadOnlyDictionary<string, MeasuredTime> measured) => FlushTime.Of(
        measured["flushed"].Median - measured["not flushed"].Median, measured["flushed, busy"].Median - measured["not flushed, busy"].Median);

    private double Busy(string statement, string synchronous)
    {
        using var leftover = new LeftoverTime();
        var perSecond = 0.0;
        return leftover.BusyNanoseconds(() => perSecond = PerSecond(statement, synchronous)) / (perSecond * Seconds);
    }

    private double PerSecond(string statement, string synchronous)
    {
        server.Execute($"alter database {PostgresCluster.UserName} set synchronous_commit = {synchronous}"); // Of sessions that begin from now on.
        try
        {
            return PgbenchRun.TransactionsPerSecond(server, statement, clients: 1, Seconds);
        }
        finally
        {
            server.Execute($"alter database {PostgresCluster.UserName} reset synchronous_commit");
        }
    }
}
