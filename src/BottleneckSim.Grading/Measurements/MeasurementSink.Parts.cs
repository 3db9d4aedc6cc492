using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Grading.Measurements;

/// <content>Databases, workers, caches and queues.</content>
public sealed partial class MeasurementSink
{
    private readonly SortedDictionary<(string Tier, string Query, PlanKind Plan), StatementTally>[] _statements;
    private readonly SortedDictionary<(string Tier, string Job), JobTally>[] _jobs;
    private readonly SortedDictionary<int, (CacheSampled First, CacheSampled Last)>[] _caches;
    private readonly SortedDictionary<int, (QueueSampled First, QueueSampled Last)>[] _queues;

    // Tuples of strings compare by culture unless told otherwise.
    private static readonly Comparer<(string Tier, string Query, PlanKind Plan)> StatementOrder = Comparer<(string Tier, string Query, PlanKind Plan)>.Create(
        static (left, right) => Compare((left.Tier, left.Query), (right.Tier, right.Query)) is var order and not 0 ? order : left.Plan.CompareTo(right.Plan));

    private static readonly Comparer<(string Tier, string Job)> JobOrder = Comparer<(string Tier, string Job)>.Create(Compare);

    /// <inheritdoc />
    public override void Observe(in StatementFinished fact)
    {
        var node = _nodes[fact.Node].Description;
        CountRead(node, fact);
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (!_plan.Windows[window].Contains(fact.Time))
                continue;
            var key = (node.Tier, node.Operations[fact.Operation].Name, fact.Plan);
            if (!_statements[window].TryGetValue(key, out var tally))
                _statements[window].Add(key, tally = new StatementTally());
            tally.Add(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in JobProcessed fact)
    {
        var node = _nodes[fact.Node].Description;
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (!_plan.Windows[window].Contains(fact.Time))
                continue;
            var key = (node.Tier, node.Operations[fact.Operation].Name);
            if (!_jobs[window].TryGetValue(key, out var tally))
                _jobs[window].Add(key, tally = new JobTally());
            tally.Add(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in CacheSampled fact)
    {
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            var (first, last) = _caches[window].GetValueOrDefault(fact.Node);
            _caches[window][fact.Node] = (
                fact.Time <= _plan.Windows[window].From ? fact : first, fact.Time <= _plan.Windows[window].To ? fact : last);
        }
    }

    /// <inheritdoc />
    public override void Observe(in QueueSampled fact)
    {
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            var (first, last) = _queues[window].GetValueOrDefault(fact.Node);
            _queues[window][fact.Node] = (
                fact.Time <= _plan.Windows[window].From ? fact : first, fact.Time <= _plan.Windows[window].To ? fact : last);
        }
    }

    private static CacheMeasurement Difference(string node, CacheSampled first, CacheSampled last) => new(
        node, last.Hits - first.Hits, last.Misses - first.Misses, last.Expirations - first.Expirations, last.Evictions - first.Evictions, last.Entries);

    private static QueueMeasurement Difference(string node, QueueSampled first, QueueSampled last) => new(
        node, last.Sent - first.Sent, last.Refused - first.Refused, last.Acknowledged - first.Acknowledged, last.Depth, last.OldestAge)
    {
        Redelivered = last.Redelivered - first.Redelivered,
        LateAcknowledgements = last.LateAcknowledgements - first.LateAcknowledgements,
        DeadLetters = last.DeadLetters,
        Expired = last.Expired - first.Expired,
    };

    private static int Compare((string First, string Second) left, (string First, string Second) right) =>
        string.CompareOrdinal(left.First, right.First) is var order and not 0 ? order : string.CompareOrdinal(left.Second, right.Second);

    private sealed class JobTally
    {
        private long _count;
        private long _failures;
        private long _waitNanoseconds;
        private long _processingNanoseconds;

        public void Add(in JobProcessed fact)
        {
            _count++;
            _failures += fact.Outcome == RequestOutcome.Succeeded ? 0 : 1;
            _waitNanoseconds += (fact.Started - fact.Enqueued).Nanoseconds;
            _processingNanoseconds += (fact.Time - fact.Started).Nanoseconds;
        }

        public JobMeasurement ToMeasurement(string tier, string job) =>
            new(tier, job, _count, _failures, _waitNanoseconds / 1e9 / _count, _processingNanoseconds / 1e9 / _count);
    }
}
