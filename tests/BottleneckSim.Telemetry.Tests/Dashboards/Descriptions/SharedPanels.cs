using BottleneckSim.Telemetry.Catalogue;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.PromQl;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>Queries that more than one dashboard shows.</summary>
internal static class SharedPanels
{
    public const string OverviewUid = "bottlenecksim-overview";
    public const string DatabaseUid = "bottlenecksim-database";
    public const string MechanismsUid = "bottlenecksim-mechanisms";
    public const string PerNode = "{{job}} {{instance}}";

    /// <summary>A click shows the same dashboard for the node clicked on.</summary>
    public const string NodeLink =
        "/d/" + OverviewUid + "?var-datasource=${datasource}&var-job=${__field.labels.job}&var-instance=${__field.labels.instance}&${__url_time_range}";

    public static string CpuUtilization { get; } =
        $"{SumBy("job, instance", Rate(SystemMetrics.CpuTime.SampleName, AttributeKeys.CpuMode, "!=", "idle"))} / "
        + SumBy("job, instance", Rate(SystemMetrics.CpuTime.SampleName));

    public static string RunQueue { get; } = SumBy("job, instance", Select(SystemMetrics.RunQueueLength.SampleName));

    public static string DiskUtilization { get; } = SumBy($"job, instance, {Device}", Rate(SystemMetrics.DiskIoTime.SampleName));

    public static string DiskQueue { get; } = SumBy($"job, instance, {Device}", Select(SystemMetrics.DiskQueueLength.SampleName));

    public static string SlotUtilization { get; } =
        $"{SumBy($"job, instance, {Resource}", Rate(SlotMetrics.BusyTime.SampleName))} / "
        + SumBy($"job, instance, {Resource}", Select(SlotMetrics.Limit.SampleName));

    public static string SlotQueue { get; } = SumBy($"job, instance, {Resource}", Select(SlotMetrics.Waiting.SampleName));

    public static string Refusals { get; } = SumBy($"job, instance, {Resource}", Rate(SlotMetrics.ConnectionRefusals.SampleName));

    public static string PoolPending { get; } =
        SumBy($"job, instance, {Pool}", Select(DatabaseClientMetrics.ConnectionPendingRequests.SampleName));

    public static string PoolTimeouts { get; } = SumBy($"job, instance, {Pool}", Rate(DatabaseClientMetrics.ConnectionTimeouts.SampleName));

    public static string PoolUtilization { get; } =
        $"{SumBy($"job, instance, {Pool}", Select(DatabaseClientMetrics.ConnectionCount.SampleName, AttributeKeys.DbClientConnectionState, "=", "used"))} / "
        + SumBy($"job, instance, {Pool}", Select(DatabaseClientMetrics.ConnectionMax.SampleName));
}
