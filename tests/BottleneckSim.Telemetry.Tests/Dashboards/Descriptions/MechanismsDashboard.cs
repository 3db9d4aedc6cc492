using BottleneckSim.Telemetry.Catalogue;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.PromQl;
using static BottleneckSim.Telemetry.Tests.Dashboards.Descriptions.SharedPanels;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>What stands between the tiers and makes things worse or better by itself: retries, caches, queues, memory, the network, replicas.</summary>
internal static class MechanismsDashboard
{
    private static readonly string Target = $"job, {Server}";
    private static readonly string Line = $"job, instance, {Server}";
    private const string TargetLegend = "{{job}} → {{server_address}}";
    private const string LineLegend = PerNode + " → {{server_address}}";
    private const string QueryLegend = "{{job}} {{db_query_summary}}";
    private const string JobLegend = "{{job}}";

    public static DashboardDescription Description { get; } = new(
        MechanismsUid, "Mechanisms",
        "Retries, breakers and hedges; row locks; caches, queues and workers; memory and its collector, the network and replicas: what feeds on load, and what sheds it",
        [Calls, Locks, Caches, Queues, Deliveries, Memory, Network, Replicas]);

    private static RowDescription Calls => new(
        "Calls with a policy",
        new("Attempts and retries", "Attempts of calls that have a policy; retries that keep pace with them keep a system down", "ops",
            Each(CallPolicyMetrics.Attempts, "attempts"), Each(CallPolicyMetrics.Retries, "retries")),
        new("Retries for each attempt", "Share of the attempts that were retries", "percentunit",
            new TargetDescription(
                $"{SumBy(Target, Rate(CallPolicyMetrics.Retries.SampleName))} / {SumBy(Target, Rate(CallPolicyMetrics.Attempts.SampleName))}", TargetLegend)),
        new("Hedged and tied calls", "Attempts beside one that was under way: the load that they cost", "ops", Each(CallPolicyMetrics.Copies, "copies")),
        new("Breakers open", "Circuit breakers that let no or few calls pass now", "short",
            new TargetDescription(SumBy(Target, Select(CallPolicyMetrics.Open.SampleName)), TargetLegend)),
        new("Breakers opening", "How often circuit breakers opened", "cps", Each(CallPolicyMetrics.Openings, "openings")),
        new("Calls refused by breakers and budgets", "Load that was kept away from the callee", "cps",
            Each(CallPolicyMetrics.Rejections, "breaker"), Each(CallPolicyMetrics.BudgetRefusals, "retry budget")));

    private static RowDescription Locks => new(
        "Row locks",
        new("Waiting for row locks", "Statements that wait for a row that another transaction has written, at any moment", "short",
            new TargetDescription(SumBy($"job, {Query}", Rate(DatabaseServerMetrics.LockWaitTime.SampleName)), QueryLegend)),
        new("Row-lock wait of a statement", "How long a statement waits for rows on average", "s",
            new TargetDescription(
                $"{SumBy($"job, {Query}", Rate(DatabaseServerMetrics.LockWaitTime.SampleName))} / {SumBy($"job, {Query}", Rate(DatabaseServerMetrics.StatementDuration.CountName))}",
                QueryLegend)),
        new("Statements that a lock ended", "Errors: victims of deadlocks (40P01) and statements that had waited too long for a row (55P03)", "cps",
            new TargetDescription(
                SumBy($"job, {Query}, {Error}", Rate(DatabaseServerMetrics.StatementDuration.CountName, AttributeKeys.ErrorType, "=~", "40P01|55P03")),
                $"{QueryLegend} {{{{{Error}}}}}")));

    private static RowDescription Caches => new(
        "Caches",
        new("Stale answers", "Look-ups answered with something that had been overwritten", "cps", Job(CacheMetrics.StaleAnswers, "stale")),
        new("p99 age of stale answers", "How long ago the newer version had been written", "s",
            new TargetDescription(Quantile(0.99, "job", CacheMetrics.Staleness), JobLegend)),
        new("Coalesced look-ups", "Look-ups that waited for another one's answer instead of asking the tier behind", "cps", Job(CacheMetrics.Coalesced, "coalesced")),
        new("Refreshes, validations, invalidations", "What keeps entries fresh, and what it asks of the tier behind", "cps",
            Job(CacheMetrics.EarlyRefreshes, "early refreshes"), Job(CacheMetrics.Revalidations, "validations"), Job(CacheMetrics.Invalidations, "invalidations")),
        new("Cache size", "Bytes of the entries", "bytes", new TargetDescription(SumBy("job", Select(CacheMetrics.Usage.SampleName)), JobLegend)),
        new("Cache entries", "Entries that are kept", "short", new TargetDescription(SumBy("job", Select(CacheMetrics.Entries.SampleName)), JobLegend)));

    private static RowDescription Queues => new(
        "Queues",
        new("Messages by state", "Where the messages are: waiting, delayed, being worked on, given up", "short",
            Now(MessagingMetrics.QueueDepth, "waiting"), Now(MessagingMetrics.DelayedMessages, "delayed"), Now(MessagingMetrics.InFlightMessages, "in flight"),
            Now(MessagingMetrics.DeadLetters, "dead letters")),
        new("Messages in and out", "A queue grows while more are accepted than acknowledged", "cps",
            Job(MessagingMetrics.AcceptedMessages, "accepted"), Job(MessagingMetrics.AcknowledgedMessages, "acknowledged")),
        new("p99 wait in the queue", "From acceptance to the beginning of the work", "s",
            new TargetDescription(Quantile(0.99, Queue, MessagingMetrics.QueueTime), "{{messaging_destination_name}}")));

    private static RowDescription Deliveries => new(
        "Deliveries",
        new("Redeliveries", "Messages delivered again, because their work failed, took too long or was lost with its worker", "cps",
            Job(MessagingMetrics.RedeliveredMessages, "redelivered"), Job(MessagingMetrics.ReturnedMessages, "returned")),
        new("Work done twice", "Acknowledgements that came too late; a visibility time-out shorter than the work", "cps",
            Job(MessagingMetrics.LateAcknowledgements, "late acknowledgements")),
        new("Messages lost", "Messages given up, too old, thrown away or refused", "cps",
            Job(MessagingMetrics.DeadLetteredMessages, "dead-lettered"), Job(MessagingMetrics.ExpiredMessages, "expired"), Job(MessagingMetrics.DiscardedMessages, "discarded"),
            Job(MessagingMetrics.RefusedMessages, "refused")));

    private static RowDescription Memory => new(
        "Memory and threads",
        new("Memory used", "Share of the node's memory in use; beyond all of it pages are swapped, or the process is killed", "percentunit",
            new TargetDescription(
                $"{SumBy("job, instance", Select(SystemMetrics.MemoryUsage.SampleName, AttributeKeys.SystemMemoryState, "=", "used"))} / "
                + SumBy("job, instance", Select(SystemMetrics.MemoryLimit.SampleName)),
                PerNode)),
        new("Process memory", "A saw-tooth is a collector, a slope without end a leak", "bytes",
            new TargetDescription(SumBy("job, instance", Select(SystemMetrics.ProcessMemoryUsage.SampleName)), PerNode)),
        new("Stopped for collections", "Share of the time in which a process stands still, all its cores with it, while garbage is collected", "percentunit",
            new TargetDescription(SumBy("job, instance", Rate(SystemMetrics.GcPauseTime.SampleName)), PerNode))
        { Maximum = 1 },
        new("Garbage collections", "Collections by what they look through: the young, or all", "cps",
            new TargetDescription(SumBy($"job, instance, {Generation}", Rate(SystemMetrics.GcCollections.SampleName)), $"{PerNode} {{{{{Generation}}}}}")),
        new("Mean pause", "How long a collection stops a process", "s",
            new TargetDescription(
                $"{SumBy("job, instance", Rate(SystemMetrics.GcPauseTime.SampleName))} / {SumBy("job, instance", Rate(SystemMetrics.GcCollections.SampleName))}", PerNode)),
        new("Threads", "Worker slots of each process", "short",
            new TargetDescription(SumBy("job, instance", Select(SystemMetrics.ProcessThreadCount.SampleName)), PerNode)));

    private static RowDescription Network => new(
        "Network",
        new("Bytes sent", "What each node transmits", "Bps",
            new TargetDescription(SumBy("job, instance", Rate(NetworkMetrics.Io.SampleName, AttributeKeys.NetworkIoDirection, "=", "transmit")), PerNode)),
        new("Bytes received", "What each node receives", "Bps",
            new TargetDescription(SumBy("job, instance", Rate(NetworkMetrics.Io.SampleName, AttributeKeys.NetworkIoDirection, "=", "receive")), PerNode)),
        new("Line utilisation", "Share of the time in which a line with a bandwidth was sending", "percentunit",
            new TargetDescription(SumBy(Line, Rate(NetworkMetrics.LineBusyTime.SampleName)), LineLegend))
        { Maximum = 1 },
        new("Waiting for a line", "Saturation: messages that wait for a line, on average", "short",
            new TargetDescription(SumBy(Line, Rate(NetworkMetrics.LineWaitTime.SampleName)), LineLegend)),
        new("Backlog of a line", "How long a line needs for what it has", "s",
            new TargetDescription($"max by ({Line}) ({Select(NetworkMetrics.LineBacklog.SampleName)})", LineLegend)),
        new("Messages held", "Errors: messages that are sent again and again because the network is cut", "short",
            new TargetDescription(SumBy("job, instance", Select(NetworkMetrics.HeldMessages.SampleName)), PerNode)));

    private static TargetDescription Each(InstrumentDefinition counter, string name) => new(SumBy(Target, Rate(counter.SampleName)), $"{TargetLegend} {name}");

    private static TargetDescription Job(InstrumentDefinition counter, string name) => new(SumBy("job", Rate(counter.SampleName)), $"{JobLegend} {name}");

    private static TargetDescription Now(InstrumentDefinition state, string name) => new(SumBy("job", Select(state.SampleName)), $"{JobLegend} {name}");

    private static RowDescription Replicas => new(
        "Replicas",
        new("Replica lag", "Time since the commit of the first write that a replica has received and not applied", "s",
            new TargetDescription($"max by (job, instance) ({Select(ReplicationMetrics.Lag.SampleName)})", PerNode)),
        new("Writes that wait for replay", "Saturation: what a replica has received and its one replay process has not applied", "short",
            new TargetDescription(SumBy("job, instance", Select(ReplicationMetrics.PendingWrites.SampleName)), PerNode)),
        new("Log that waits for replay", "Size of it; a replica with more than the retention copies the database anew", "bytes",
            new TargetDescription(SumBy("job, instance", Select(ReplicationMetrics.PendingSize.SampleName)), PerNode)),
        new("Writes applied", "Writes per second that a replica has applied", "cps",
            new TargetDescription(SumBy("job, instance", Rate(ReplicationMetrics.AppliedWrites.SampleName)), PerNode)),
        new("Stale reads", "Errors: reads per second of keys whose writes the replica had not applied", "cps",
            new TargetDescription(SumBy("job, instance", Rate(ReplicationMetrics.StaleReads.SampleName)), PerNode)),
        new("p99 of staleness", "How old one stale answer in a hundred is at least", "s",
            new TargetDescription(Quantile(0.99, "job, instance", ReplicationMetrics.Staleness), PerNode)),
        new("Replicas that can be read", "1 for a replica that holds a whole copy, 0 while it is being made", "short",
            new TargetDescription(SumBy("job, instance", Select(ReplicationMetrics.Readable.SampleName)), PerNode)));
}
