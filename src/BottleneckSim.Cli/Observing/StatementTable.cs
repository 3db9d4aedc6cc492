using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Observations.Databases;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>What the databases executed, as <c>pg_stat_statements</c> would tell it.</summary>
internal static class StatementTable
{
    private const double SuspiciousRowsPerReturned = 100;

    public static void Write(IAnsiConsole console, WindowMeasurement window)
    {
        if (window.Statements.IsEmpty)
            return;
        var tellsLocks = window.Statements.Any(statement => statement.LockWaitSeconds > 0);
        var tellsFailures = window.Statements.Any(statement => statement.Deadlocks + statement.LockTimeouts > 0);
        var table = Tables.Begin(
            console,
            "Statements",
            [
                "Database", "Query", "Plan", ">Calls/s", ">Failures", .. (IEnumerable<string>)(tellsFailures ? [">Deadlocks", ">Lock time-outs"] : []), ">Rows examined a call", ">Rows returned a call", ">Pages hit a call", ">Pages read a call",
                .. (IEnumerable<string>)(tellsLocks ? [">Lock wait a call"] : []), ">Mean", ">p99",
            ]);
        foreach (var statement in window.Statements)
            table.Add(Look(statement), Row(statement, window.Window.Length.TotalSeconds, tellsLocks, tellsFailures));
        console.Write(table);
    }

    /// <summary>A plan in words.</summary>
    public static string NameOf(PlanKind plan) => plan switch
    {
        PlanKind.SequentialScan => "sequential scan",
        PlanKind.IndexScan => "index scan",
        PlanKind.IndexOnlyScan => "index-only scan",
        PlanKind.BitmapScan => "bitmap scan",
        PlanKind.Insert => "insert",
        PlanKind.NestedLoopJoin => "nested-loop join",
        PlanKind.HashJoin => "hash join",
        PlanKind.MergeJoin => "merge join",
        PlanKind.Commit => "commit",
        _ => throw new NotSupportedException($"There is no name for the plan {plan}."),
    };

    private static string[] Row(StatementMeasurement statement, double seconds, bool tellsLocks, bool tellsFailures) =>
    [
        statement.Tier, statement.Query, NameOf(statement.Plan), Readable.Digits(statement.Count / seconds), Readable.Count(statement.Failures),
        .. (IEnumerable<string>)(tellsFailures ? [Readable.Count(statement.Deadlocks), Readable.Count(statement.LockTimeouts)] : []),
        statement.PerCall(statement.RowsExamined), statement.PerCall(statement.RowsReturned), statement.PerCall(statement.PagesHit), statement.PerCall(statement.PagesRead),
        .. (IEnumerable<string>)(tellsLocks ? [Readable.Time(statement.LockWaitSeconds / statement.Count)] : []),
        Readable.Time(statement.MeanSeconds), Readable.Time(statement.P99Seconds),
    ];

    private static string PerCall(this StatementMeasurement statement, long total) => Readable.Digits(total / (double)statement.Count);

    private static Style Look(StatementMeasurement statement) =>
        statement.Plan == PlanKind.SequentialScan && statement.RowsExaminedPerReturned >= SuspiciousRowsPerReturned ? Styles.Bad : Styles.Plain;
}
