using BottleneckSim.Telemetry.Catalogue;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.PromQl;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.SharedPanels;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>Users first, then the tiers, then every resource of every node by the USE method: utilisation, saturation, errors.</summary>
internal static class OverviewDashboard
{
    private static readonly string Task = $"{Method}, {Template}";
    private static readonly string Endpoint = $"job, {Method}, {Route}";
    private const string TaskLegend = "{{http_request_method}} {{url_template}}";
    private const string EndpointLegend = "{{job}} {{http_request_method}} {{http_route}}";
    private const string SlotLegend = PerNode + " {{bottlenecksim_resource_name}}";
    private const string PoolLegend = PerNode + " {{db_client_connection_pool_name}}";
    private const string DiskLegend = PerNode + " {{system_device}}";

    public static DashboardDescription Description { get; } = new(
        OverviewUid, "Overview",
        "What the users get, which tier is slow, and which resource of which node is short",
        [Users, Tiers, Calls, Processors, WorkersAndPools, Disks, CachesAndQueues, CostAndChanges]);

    private static RowDescription Users => new(
        "Users",
        new("Users' requests", "Requests that ended for the users, by task", "reqps",
            new TargetDescription(SumBy(Task, Rate(HttpMetrics.ClientRequestDuration.CountName, AttributeKeys.ServerAddress)), TaskLegend)),
        new("Users' errors", "Share of the users' requests that failed, were refused or timed out, by task", "percentunit",
            new TargetDescription(
                ShareWith(Task, HttpMetrics.ClientRequestDuration.CountName, AttributeKeys.ErrorType, AttributeKeys.ServerAddress), TaskLegend)),
        new("Users' latency", "How long the users waited: half of them less than p50, one in a hundred more than p99", "s",
            UserQuantile(0.5, "p50"), UserQuantile(0.95, "p95"), UserQuantile(0.99, "p99")));

    private static RowDescription Tiers => new(
        "Tiers",
        new("Requests by tier and route", "Requests answered by the web servers, refusals included", "reqps",
            new TargetDescription(SumBy(Endpoint, Rate(HttpMetrics.ServerRequestDuration.CountName)), EndpointLegend)),
        new("Errors by tier and route", "Share of the requests answered with an error", "percentunit",
            new TargetDescription(ShareWith(Endpoint, HttpMetrics.ServerRequestDuration.CountName, AttributeKeys.ErrorType), EndpointLegend)),
        new("Active requests", "Requests at a tier now, those waiting for a worker included: requests/s × mean time (Little's law)", "short",
            new TargetDescription(SumBy("job", Select(HttpMetrics.ServerActiveRequests.SampleName)), "{{job}}")),
        ServerQuantile(0.5, "p50"), ServerQuantile(0.95, "p95"), ServerQuantile(0.99, "p99"));

    private static RowDescription Calls => new(
        "Calls between tiers",
        new("p99 of calls to databases and caches", "As the caller sees it, without the wait for a pooled connection: is the time spent there?", "s",
            new TargetDescription(
                Quantile(0.99, $"job, {Server}, {Query}", DatabaseClientMetrics.OperationDuration), "{{job}} → {{server_address}} {{db_query_summary}}"))
        { Link = $"/d/{DatabaseUid}?var-datasource=${{datasource}}&${{__url_time_range}}" },
        new("Calls to databases and caches", "Far more calls than requests point to a query in a loop", "ops",
            new TargetDescription(
                SumBy($"job, {Server}, {Query}", Rate(DatabaseClientMetrics.OperationDuration.CountName)),
                "{{job}} → {{server_address}} {{db_query_summary}}")),
        new("Time in calls", "Calls under way at any moment: with active requests beside it, the share of time spent waiting for others", "short",
            new TargetDescription(
                SumBy($"job, {Server}", Rate(DatabaseClientMetrics.OperationDuration.SumName)), "{{job}} → {{server_address}}")));

    private static RowDescription Processors => new(
        "Processors",
        new("CPU utilisation", "Share of the cores' time in use", "percentunit", new TargetDescription(CpuUtilization, PerNode))
        { Maximum = 1, Link = NodeLink },
        new("Run queue", "Saturation: runnable threads that wait for a core", "short", new TargetDescription(RunQueue, PerNode)) { Link = NodeLink });

    private static RowDescription WorkersAndPools => new(
        "Workers and connection pools",
        new("Slot utilisation", "Share of the worker slots (and of server connections and locks) in use", "percentunit",
            new TargetDescription(SlotUtilization, SlotLegend))
        { Maximum = 1, Link = NodeLink },
        new("Waiting for a slot", "Saturation: requests that wait for a worker, a server connection or a lock", "short",
            new TargetDescription(SlotQueue, SlotLegend))
        { Link = NodeLink },
        new("Refusals", "Errors: connections and requests turned away, or that gave up waiting", "cps", new TargetDescription(Refusals, SlotLegend))
        { Link = NodeLink },
        new("Pool utilisation", "Share of the pooled connections in use", "percentunit", new TargetDescription(PoolUtilization, PoolLegend))
        { Maximum = 1, Link = NodeLink },
        new("Waiting for a connection", "Saturation: requests that wait for a pooled connection", "short", new TargetDescription(PoolPending, PoolLegend))
        { Link = NodeLink },
        new("p99 wait for a connection", "How long requests waited that got a pooled connection", "s",
            new TargetDescription(Quantile(0.99, $"job, instance, {Pool}", DatabaseClientMetrics.ConnectionWaitTime), PoolLegend))
        { Link = NodeLink },
        new("Pool time-outs", "Errors: requests that gave up waiting for a pooled connection", "cps", new TargetDescription(PoolTimeouts, PoolLegend))
        { Link = NodeLink });

    private static RowDescription Disks => new(
        "Disks",
        new("Disk utilisation", "Share of the time with at least one operation in progress", "percentunit",
            new TargetDescription(DiskUtilization, DiskLegend))
        { Maximum = 1, Link = NodeLink },
        new("Disk queue", "Saturation: operations that wait for the disk", "short", new TargetDescription(DiskQueue, DiskLegend)) { Link = NodeLink });

    private static RowDescription CachesAndQueues => new(
        "Caches and queues",
        new("Cache hit ratio", "Share of the look-ups that the cache answered", "percentunit",
            new TargetDescription(
                $"{SumBy("job", Rate(CacheMetrics.Hits.SampleName))} / ({SumBy("job", Rate(CacheMetrics.Hits.SampleName))}"
                + $" + {SumBy("job", Rate(CacheMetrics.Misses.SampleName))})",
                "{{job}}"))
        { Maximum = 1 },
        new("Cache evictions and expirations", "Evictions say that the cache is too small, expirations that lifetimes end", "cps",
            new TargetDescription(SumBy("job", Rate(CacheMetrics.Evictions.SampleName)), "{{job}} evictions"),
            new TargetDescription(SumBy("job", Rate(CacheMetrics.Expirations.SampleName)), "{{job}} expirations")),
        new("Queue depth", "Messages that wait; without end when more are sent than worked off", "short",
            new TargetDescription(SumBy("job, instance", Select(MessagingMetrics.QueueDepth.SampleName)), PerNode)),
        new("Age of the oldest message", "How late the worst-off message already is", "s",
            new TargetDescription($"max by (job, instance) ({Select(MessagingMetrics.OldestMessageAge.SampleName)})", PerNode)),
        new("Messages sent and processed", "What goes in and what comes out", "cps",
            new TargetDescription(SumBy(Queue, Rate(MessagingMetrics.SentMessages.SampleName)), "{{messaging_destination_name}} sent"),
            new TargetDescription(SumBy(Queue, Rate(MessagingMetrics.ProcessDuration.CountName)), "{{messaging_destination_name}} processed")));

    private static RowDescription CostAndChanges => new(
        "Cost and changes",
        new("Cost per hour", "What the tiers cost per hour, in the scenario's currency", "short",
            new TargetDescription(SumBy("job", Select(SessionMetrics.CostPerHour.SampleName)), "{{job}}")),
        new("Operator's changes", "What the operator changed and when, as the annotations show it too", "dateTimeAsIso",
            new TargetDescription($"{Select(SessionMetrics.OperatorChangeTime.SampleName)} * 1000", "{{bottlenecksim_change_description}}"))
        { IsList = true });

    private static TargetDescription UserQuantile(double quantile, string name) => new(
        Quantile(quantile, Task, HttpMetrics.ClientRequestDuration, AttributeKeys.ServerAddress), $"{TaskLegend} {name}");

    private static PanelDescription ServerQuantile(double quantile, string name) => new(
        $"{name} by tier and route", $"{name} of the time from a request's arrival at the server to its answer, waiting included", "s",
        new TargetDescription(Quantile(quantile, Endpoint, HttpMetrics.ServerRequestDuration), EndpointLegend));
}
