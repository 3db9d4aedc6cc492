using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>What a database knows of its own work; no convention exists.</summary>
public static class DatabaseServerMetrics
{
    /// <summary>How long the execution of a statement took; its count is the number of statements.</summary>
    public static InstrumentDefinition StatementDuration { get; } = InstrumentDefinition.Histogram(
        "bottlenecksim.db.statement.duration", "s", Buckets.StatementSeconds, "Execution time of statements at the database",
        DbQuerySummary, DbCollectionName, DbOperationName, PlanKind, ErrorType);

    /// <summary>Rows looked at.</summary>
    public static InstrumentDefinition RowsExamined { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.rows.examined", "{row}", "Rows that statements looked at",
        DbQuerySummary, DbCollectionName, DbOperationName, PlanKind);

    /// <summary>Rows in the answers.</summary>
    public static InstrumentDefinition RowsReturned { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.rows.returned", "{row}", "Rows that statements returned",
        DbQuerySummary, DbCollectionName, DbOperationName, PlanKind);

    /// <summary>Pages that statements touched, by where they were found.</summary>
    public static InstrumentDefinition Pages { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.pages", "{page}", "Pages that statements found in the buffer pool or read from the disk",
        DbQuerySummary, DbCollectionName, DbOperationName, PlanKind, PageSource);

    /// <summary>Time that statements waited for row locks.</summary>
    public static InstrumentDefinition LockWaitTime { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.db.lock.wait_time", "s", "Time that statements waited for row locks",
        DbQuerySummary, DbCollectionName, DbOperationName, PlanKind);

    /// <summary>Pages that an index build has scanned and written.</summary>
    public static InstrumentDefinition IndexBuildPagesDone { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.index_build.pages_done", "{page}", "Pages that an index build has scanned and written so far", IndexBuild);

    /// <summary>Pages that an index build has to scan and write.</summary>
    public static InstrumentDefinition IndexBuildPages { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.index_build.pages", "{page}", "Pages that an index build has to scan and write", IndexBuild);

    /// <summary>Rows of a table.</summary>
    public static InstrumentDefinition TableRows { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.table.rows", "{row}", "Rows of a table", DbCollectionName);

    /// <summary>Rows that a loader has for a table and that are not stored yet.</summary>
    public static InstrumentDefinition TableRowsDue { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.db.table.rows_due", "{row}", "Rows that others want to add to a growing table and that are not stored yet", DbCollectionName);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
        [StatementDuration, RowsExamined, RowsReturned, Pages, LockWaitTime, IndexBuildPagesDone, IndexBuildPages, TableRows, TableRowsDue];
}
