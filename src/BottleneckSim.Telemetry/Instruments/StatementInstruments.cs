using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>Statements that a database executed.</summary>
internal sealed class StatementInstruments
{
    private static readonly int PlanKinds = Enum.GetValues<PlanKind>().Length;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _examined;
    private readonly Counter<long> _returned;
    private readonly Counter<long> _pages;
    private readonly Counter<double> _lockWait;
    private readonly TagTable _durationTags;
    private readonly TagTable _planTags;
    private readonly TagTable _hitTags;
    private readonly TagTable _readTags;

    public StatementInstruments(Meter meter, KnownNode node)
    {
        _duration = meter.CreateHistogram(DatabaseServerMetrics.StatementDuration);
        _examined = meter.CreateCounter(DatabaseServerMetrics.RowsExamined);
        _returned = meter.CreateCounter(DatabaseServerMetrics.RowsReturned);
        _pages = meter.CreateCounter(DatabaseServerMetrics.Pages);
        _lockWait = meter.CreateSecondsCounter(DatabaseServerMetrics.LockWaitTime);
        _planTags = new TagTable(PlanKinds, (operation, plan) => Tags(node, operation, (PlanKind)plan));
        _hitTags = new TagTable(PlanKinds, (operation, plan) => [.. Tags(node, operation, (PlanKind)plan), new(AttributeKeys.PageSource, "hit")]);
        _readTags = new TagTable(PlanKinds, (operation, plan) => [.. Tags(node, operation, (PlanKind)plan), new(AttributeKeys.PageSource, "read")]);
        _durationTags = new TagTable(PlanKinds * RequestOutcomes.Count, (operation, variant) =>
        [
            .. Tags(node, operation, (PlanKind)(variant / RequestOutcomes.Count)),
            .. OutcomeTags.Other((RequestOutcome)(variant % RequestOutcomes.Count)),
        ]);
    }

    public void Record(in StatementFinished fact)
    {
        var plan = (int)fact.Plan;
        _duration.Record(
            (fact.Time - fact.Started).TotalSeconds, _durationTags[fact.Operation, (plan * RequestOutcomes.Count) + (int)fact.Outcome]);
        var tags = _planTags[fact.Operation, plan];
        _examined.Add(fact.RowsExamined, tags);
        _returned.Add(fact.RowsReturned, tags);
        _lockWait.Add(fact.LockWait.TotalSeconds, tags);
        _pages.Add(fact.PagesHit, _hitTags[fact.Operation, plan]);
        _pages.Add(fact.PagesRead, _readTags[fact.Operation, plan]);
    }

    private static Tag[] Tags(KnownNode node, int operation, PlanKind plan)
    {
        var description = node.Operation(operation);
        return
        [
            new(AttributeKeys.DbQuerySummary, description.Name),
            new(AttributeKeys.DbCollectionName, description.Subject),
            new(AttributeKeys.DbOperationName, description.Verb),
            new(AttributeKeys.PlanKind, Word(plan)),
        ];
    }

    private static string Word(PlanKind plan) => plan switch
    {
        PlanKind.SequentialScan => "sequential_scan",
        PlanKind.IndexScan => "index_scan",
        PlanKind.IndexOnlyScan => "index_only_scan",
        PlanKind.BitmapScan => "bitmap_scan",
        PlanKind.Insert => "insert",
        PlanKind.NestedLoopJoin => "nested_loop_join",
        PlanKind.HashJoin => "hash_join",
        PlanKind.MergeJoin => "merge_join",
        PlanKind.Commit => "commit",
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "No word is known for this plan."),
    };
}
