using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Invariants;

/// <content>Calls, waits, statements, messages, and the samples of single kinds of node.</content>
public sealed partial class InvariantChecker
{
    /// <inheritdoc />
    public override void Observe(in CallFinished fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        DemandPast(node, fact.Time, fact.Started);
        if (!_nodes.TryGetValue(fact.Target, out var target))
            _log.Add(Invariant.NamesAreKnown, node.Name, fact.Time, "a call to a node that was described", $"node {fact.Target}");
        else
            target.KnowsOperation(fact.Operation, fact.Time);
    }

    /// <inheritdoc />
    public override void Observe(in CallsSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts($"calls {fact.Guard}").Take(
            fact.Time, [fact.Calls, fact.Rejected, fact.Attempts, fact.Ended, fact.Retries, fact.Copies, fact.BudgetRefusals, fact.Openings]);
        if (fact.Attempts != fact.Calls + fact.Retries + fact.Copies || fact.Ended > fact.Attempts)
            _log.Add(Invariant.CountsAgree, $"calls {fact.Guard} of {node.Name}", fact.Time, "attempts = calls + retries + copies ≥ ended", $"{fact}");
    }

    /// <inheritdoc />
    public override void Observe(in WaitFinished fact) => DemandLength(fact.Node, fact.Resource, fact.Time, fact.Waited);

    /// <inheritdoc />
    public override void Observe(in UseFinished fact) => DemandLength(fact.Node, fact.Resource, fact.Time, fact.Used);

    /// <inheritdoc />
    public override void Observe(in StatementFinished fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node || !node.KnowsOperation(fact.Operation, fact.Time))
            return;
        DemandPast(node, fact.Time, fact.Started);
        if (fact.RowsExamined < 0 || fact.RowsReturned < 0 || fact.PagesHit < 0 || fact.PagesRead < 0)
            _log.Add(Invariant.CountsAgree, node.Operation(fact.Operation), fact.Time, "rows and pages of 0 or more", $"{fact}");
        if (fact.LockWait < Duration.Zero || fact.LockWait > fact.Time - fact.Started)
            _log.Add(Invariant.CausesComeFirst, node.Operation(fact.Operation), fact.Time, $"a lock wait within {fact.Time - fact.Started}", $"{fact.LockWait}");
    }

    /// <inheritdoc />
    public override void Observe(in RowLocked fact) => Node(fact.Node, fact.Time)?.Rows.Take(fact);

    /// <inheritdoc />
    public override void Observe(in RowUnlocked fact) => Node(fact.Node, fact.Time)?.Rows.Take(fact);

    /// <inheritdoc />
    public override void Observe(in IndexBuildProgressed fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts($"index build {fact.Build}").Take(fact.Time, [fact.PagesDone]);
        if (fact.PagesDone > fact.PagesTotal)
            _log.Add(Invariant.CountsAgree, $"index build {fact.Build} of {node.Name}", fact.Time, $"at most {fact.PagesTotal} pages", $"{fact.PagesDone}");
    }

    /// <inheritdoc />
    public override void Observe(in TableSampled fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && (fact.Rows < 0 || fact.RowsDue < 0 || node.Table(fact.Table) is null))
            _log.Add(Invariant.CountsAgree, node.Table(fact.Table) ?? node.Name, fact.Time, "0 or more rows of a table that was described", $"{fact}");
    }

    /// <inheritdoc />
    public override void Observe(in ReplicaSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts("replica").Take(fact.Time, [fact.Applied, fact.Reads, fact.StaleReads]);
        if (fact.StaleReads > fact.Reads || fact.PendingRecords < 0 || fact.PendingBytes < 0 || (fact.PendingRecords == 0) != (fact.PendingBytes == 0))
            _log.Add(Invariant.CountsAgree, node.Name, fact.Time, "stale reads among the reads, pending records with bytes", $"{fact}");
        if (fact.Lag < Duration.Zero || fact.Lag > fact.Time - Instant.Zero)
            _log.Add(Invariant.CausesComeFirst, node.Name, fact.Time, "a lag of 0 or more, no longer than the run", $"{fact.Lag}");
    }

    /// <inheritdoc />
    public override void Observe(in StaleReadGiven fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && node.KnowsOperation(fact.Operation, fact.Time) && fact.Age < Duration.Zero)
            _log.Add(Invariant.CausesComeFirst, node.Name, fact.Time, "an age of 0 or more", $"{fact.Age}");
    }

    /// <inheritdoc />
    public override void Observe(in WriteReplicated fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        DemandPast(node, fact.Time, fact.Committed);
        _replication.Take(fact, node.Name);
    }

    /// <inheritdoc />
    public override void Observe(in JobProcessed fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node || !node.KnowsOperation(fact.Operation, fact.Time))
            return;
        DemandPast(node, fact.Time, fact.Started);
        DemandPast(node, fact.Started, fact.Enqueued);
    }

    /// <inheritdoc />
    public override void Observe(in CpuSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node || node.Resource(fact.Resource, fact.Time) is not { } resource)
            return;
        node.Counts($"cpu {fact.Resource}").Take(fact.Time, [fact.SwitchingUnits, fact.StalledUnits, fact.StolenUnits, fact.CollectingUnits]);
        resource.Take(fact);
    }

    /// <inheritdoc />
    public override void Observe(in DiskSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node || node.Resource(fact.Resource, fact.Time) is null)
            return;
        node.Counts($"disk {fact.Resource}").Take(
            fact.Time, [fact.ReadOperations, fact.WriteOperations, fact.ReadBytes, fact.WrittenBytes, fact.BusyNanoseconds]);
        var most = (fact.Time - node.Since).Nanoseconds;
        if (fact.BusyNanoseconds > most)
            _log.Add(Invariant.UtilisationAtMostOne, $"disk of {node.Name}", fact.Time, $"busy for at most {most} ns", $"{fact.BusyNanoseconds} ns");
    }

    /// <inheritdoc />
    public override void Observe(in MemorySampled fact) =>
        Node(fact.Node, fact.Time)?.Counts("memory").Take(fact.Time, [fact.MinorCollections, fact.MajorCollections, fact.CollectingTime.Nanoseconds]);

    /// <inheritdoc />
    public override void Observe(in CacheSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts("cache").Take(fact.Time, [
            fact.Hits, fact.Misses, fact.Expirations, fact.Evictions, fact.Coalesced, fact.Revalidations, fact.EarlyRefreshes, fact.Invalidations, fact.StaleAnswers,
        ]);
        if (fact.Expirations > fact.Misses || fact.Entries < 0 || fact.Bytes < 0)
            _log.Add(Invariant.CountsAgree, node.Name, fact.Time, "expirations among the misses, entries and bytes of 0 or more", $"{fact}");
        if (fact.Coalesced > fact.Hits || fact.StaleAnswers > fact.Hits || fact.EarlyRefreshes > fact.Misses)
            _log.Add(Invariant.CountsAgree, node.Name, fact.Time, "coalesced and stale answers among the hits, early refreshes among the misses", $"{fact}");
    }

    /// <inheritdoc />
    public override void Observe(in StaleAnswerGiven fact)
    {
        if (Node(fact.Node, fact.Time) is { } node && fact.Age < Duration.Zero)
            _log.Add(Invariant.CausesComeFirst, node.Name, fact.Time, "an age of 0 or more", $"{fact.Age}");
    }

    /// <inheritdoc />
    public override void Observe(in NetworkSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts("network").Take(fact.Time, [fact.SentBytes, fact.ReceivedBytes]);
        if (fact.SentBytes < 0 || fact.ReceivedBytes < 0 || fact.HeldMessages < 0)
            _log.Add(Invariant.CountsAgree, node.Name, fact.Time, "bytes and messages of 0 or more", $"{fact}");
    }

    /// <inheritdoc />
    public override void Observe(in LinkSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts($"line to {fact.Peer}").Take(fact.Time, [fact.Messages, fact.Bytes, fact.CapacityNanoseconds, fact.BusyNanoseconds, fact.WaitingNanoseconds]);
        if (fact.BusyNanoseconds > fact.CapacityNanoseconds || fact.BusyNanoseconds < 0)
            _log.Add(Invariant.UtilisationAtMostOne, $"line of {node.Name}", fact.Time, $"busy for 0 to {fact.CapacityNanoseconds} ns", $"{fact.BusyNanoseconds} ns");
    }

    /// <inheritdoc />
    public override void Observe(in QueueSampled fact)
    {
        if (Node(fact.Node, fact.Time) is not { } node)
            return;
        node.Counts("queue").Take(fact.Time, [
            fact.Sent, fact.Refused, fact.Delivered, fact.Acknowledged, fact.Redelivered, fact.Returned, fact.LateAcknowledgements, fact.DeadLettered, fact.Expired, fact.Discarded,
        ]);
        var fits = fact.Acknowledged <= fact.Delivered && fact.Depth >= 0 && fact.Depth <= fact.Sent - fact.Acknowledged && fact.Redelivered <= fact.Delivered;
        if (!fits)
            _log.Add(Invariant.CountsAgree, node.Name, fact.Time, "acknowledged and redelivered ≤ delivered, 0 ≤ depth ≤ sent − acknowledged", $"{fact}");
        var found = fact.Acknowledged + fact.Depth + fact.Delayed + fact.InFlight + fact.DeadLetters + fact.Expired + fact.Discarded;
        if (found != fact.Sent || fact.Delayed < 0 || fact.InFlight < 0 || fact.DeadLetters < 0)
            _log.Add(Invariant.MessagesAreConserved, node.Name, fact.Time, $"{fact.Sent} messages sent, each acknowledged, there, expired or discarded", $"{found}: {fact}");
    }

    private void DemandLength(int node, int resource, Instant time, Duration length)
    {
        if (Node(node, time) is not { } ledger || ledger.Resource(resource, time) is null)
            return;
        if (length < Duration.Zero || length > time - ledger.Since)
            _log.Add(Invariant.CausesComeFirst, ledger.Name, time, $"a length from 0 to {time - ledger.Since}", $"{length}");
    }
}
