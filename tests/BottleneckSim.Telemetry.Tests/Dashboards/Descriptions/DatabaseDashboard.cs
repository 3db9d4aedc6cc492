using BottleneckSim.Telemetry.Catalogue;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.PromQl;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.SharedPanels;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>What the statements do, what it costs the database's resources, and how callers queue for it.</summary>
internal static class DatabaseDashboard
{
    private const string Kind = "database";
    private const string StatementLegend = "{{job}} {{db_query_summary}} {{bottlenecksim_db_plan_kind}}";
    private const string TableLegend = PerNode + " {{db_collection_name}}";
    private const string SlotLegend = PerNode + " {{bottlenecksim_resource_name}}";
    private const string PoolLegend = PerNode + " {{db_client_connection_pool_name}}";
    private static readonly string Statement = $"job, {Query}, {Plan}";

    public static DashboardDescription Description { get; } = new(
        DatabaseUid, "Database",
        "Which statements run by which plan, what they read, and what that does to disk, processor and connections",
        [Statements, RowsAndPages, Disk, ProcessorAndConnections, Builds]);

    private static RowDescription Statements => new(
        "Statements",
        new("Statements by query and plan", "Executions per second; a sequential scan reads the whole table", "ops",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.StatementDuration.CountName)), StatementLegend)),
        new("p99 by query and plan", "One execution in a hundred takes longer", "s",
            new TargetDescription(Quantile(0.99, Statement, DatabaseServerMetrics.StatementDuration), StatementLegend)),
        new("p50 by query and plan", "Half the executions take longer", "s",
            new TargetDescription(Quantile(0.5, Statement, DatabaseServerMetrics.StatementDuration), StatementLegend)),
        new("Statements under way", "Executions at any moment, by query: where the database's time goes", "short",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.StatementDuration.SumName)), StatementLegend)),
        new("Failed statements", "Share of the executions that failed, were refused or timed out", "percentunit",
            new TargetDescription(ShareWith(Statement, DatabaseServerMetrics.StatementDuration.CountName, AttributeKeys.ErrorType), StatementLegend)),
        new("Waiting for row locks", "Statements that wait for a row lock at any moment, by query", "short",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.LockWaitTime.SampleName)), StatementLegend)));

    private static RowDescription RowsAndPages => new(
        "Rows and pages",
        new("Rows examined", "Rows looked at per second, by query and plan", "cps",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.RowsExamined.SampleName)), StatementLegend)),
        new("Rows returned", "Rows in the answers per second, by query and plan", "cps",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.RowsReturned.SampleName)), StatementLegend)),
        new("Rows examined for each row returned", "Near 1 with the right index; thousands where a table is searched from end to end", "short",
            new TargetDescription(
                $"{SumBy(Statement, Rate(DatabaseServerMetrics.RowsExamined.SampleName))} / "
                + $"({SumBy(Statement, Rate(DatabaseServerMetrics.RowsReturned.SampleName))} > 0)",
                StatementLegend)),
        new("Buffer pool hit ratio", "Share of the pages found in the buffer pool", "percentunit",
            new TargetDescription(
                $"{SumBy("job", Rate(DatabaseServerMetrics.Pages.SampleName, AttributeKeys.PageSource, "=", "hit"))} / "
                + SumBy("job", Rate(DatabaseServerMetrics.Pages.SampleName)),
                "{{job}}"))
        { Maximum = 1 },
        new("Pages from the buffer pool", "Pages found in the buffer pool per second, by query and plan", "cps",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.Pages.SampleName, AttributeKeys.PageSource, "=", "hit")), StatementLegend)),
        new("Pages from the disk", "Pages read from the disk per second, by query and plan", "cps",
            new TargetDescription(SumBy(Statement, Rate(DatabaseServerMetrics.Pages.SampleName, AttributeKeys.PageSource, "=", "read")), StatementLegend)),
        new("Rows of the tables", "What a scan of the whole table has to read", "short",
            new TargetDescription(SumBy("job, instance, db_collection_name", Select(DatabaseServerMetrics.TableRows.SampleName)), TableLegend)),
        new("Rows due", "Saturation: rows that others want to add to growing tables and that the database has not stored yet", "short",
            new TargetDescription(SumBy("job, instance, db_collection_name", Select(DatabaseServerMetrics.TableRowsDue.SampleName)), TableLegend)));

    private static RowDescription Disk => new(
        "Disk",
        new("Disk utilisation", "Share of the time with at least one operation in progress", "percentunit",
            new TargetDescription(OfKind(DiskUtilization, Kind), PerNode))
        { Maximum = 1 },
        new("Disk operations", "Reads and writes per second", "iops", Transfer(SystemMetrics.DiskOperations)),
        new("Disk throughput", "Bytes read and written per second", "Bps", Transfer(SystemMetrics.DiskIo)),
        new("Disk queue", "Saturation: operations that wait for the disk", "short", new TargetDescription(OfKind(DiskQueue, Kind), PerNode)));

    private static RowDescription ProcessorAndConnections => new(
        "Processor and connections",
        new("CPU utilisation", "Share of the cores' time in use", "percentunit", new TargetDescription(OfKind(CpuUtilization, Kind), PerNode))
        { Maximum = 1 },
        new("Run queue", "Saturation: runnable threads that wait for a core", "short", new TargetDescription(OfKind(RunQueue, Kind), PerNode)),
        new("Connections in use", "Connections (and locks) of the database in use", "short",
            new TargetDescription(
                OfKind(SumBy($"job, instance, {Resource}", Select(SlotMetrics.Usage.SampleName, AttributeKeys.SlotState, "=", "busy")), Kind),
                SlotLegend),
            new TargetDescription(
                OfKind(SumBy($"job, instance, {Resource}", Select(SlotMetrics.Limit.SampleName)), Kind), SlotLegend + " limit")),
        new("Connection refusals", "Errors: connections that the database turned away", "cps",
            new TargetDescription(OfKind(Refusals, Kind), SlotLegend)),
        new("Callers that wait for a connection", "Saturation of the callers' pools: requests that wait before they can even ask", "short",
            new TargetDescription(PoolPending, PoolLegend)),
        new("Callers' pool time-outs", "Errors of the callers' pools: requests that gave up waiting", "cps", new TargetDescription(PoolTimeouts, PoolLegend)));

    private static RowDescription Builds => new(
        "Index builds",
        new PanelDescription("Index build progress", "Share of the pages scanned and written; a build costs disk and processor until it is done", "percentunit",
            new TargetDescription(
                $"{SumBy("job, instance, bottlenecksim_db_index_build_ordinal", Select(DatabaseServerMetrics.IndexBuildPagesDone.SampleName))} / "
                + SumBy("job, instance, bottlenecksim_db_index_build_ordinal", Select(DatabaseServerMetrics.IndexBuildPages.SampleName)),
                PerNode + " build {{bottlenecksim_db_index_build_ordinal}}"))
        { Maximum = 1 });

    private static TargetDescription[] Transfer(InstrumentDefinition counter) =>
    [
        .. from direction in (string[])["read", "write"]
           select new TargetDescription(
               OfKind(SumBy("job, instance", Rate(counter.SampleName, AttributeKeys.DiskIoDirection, "=", direction)), Kind), $"{PerNode} {direction}"),
    ];
}
