using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Grading.Measurements;

/// <content>
/// Stale answers, tier by tier.
/// <code>
/// cache:     look-ups are told by samples at a window's ends; every stale answer by a fact of its own
/// database:  reads by the statements that began in the window; stale ones when they are found out, at most a link's latency later
/// </code>
/// </content>
public sealed partial class MeasurementSink
{
    private const string ReadVerb = "SELECT";

    private readonly SortedDictionary<string, StalenessTally>[] _staleness;

    /// <inheritdoc />
    public override void Observe(in StaleAnswerGiven fact) => Stale(_nodes[fact.Node].Description.Tier, fact.Time, fact.Age);

    /// <inheritdoc />
    public override void Observe(in StaleReadGiven fact) => Stale(_nodes[fact.Node].Description.Tier, fact.Time, fact.Age);

    private void Stale(string tier, Instant time, Duration age)
    {
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (_plan.Windows[window].Contains(time))
                StalenessOf(window, tier).Stale(age);
        }
    }

    private void CountRead(NodeDescribed node, in StatementFinished fact)
    {
        if (!string.Equals(node.Operations[fact.Operation].Verb, ReadVerb, StringComparison.Ordinal))
            return;
        for (var window = 0; window < _plan.Windows.Length; window++)
        {
            if (_plan.Windows[window].Contains(fact.Started))
                StalenessOf(window, node.Tier).Read();
        }
    }

    private StalenessTally StalenessOf(int window, string tier)
    {
        if (!_staleness[window].TryGetValue(tier, out var tally))
            _staleness[window].Add(tier, tally = new StalenessTally(_plan.StalenessLimits.Where(limit => limit.Tier == tier).Select(limit => limit.AtMost)));
        return tally;
    }

    private ImmutableSortedDictionary<string, StalenessMeasurement> MeasureStaleness(int window)
    {
        var lookups = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (node, (first, last)) in _caches[window])
        {
            var tier = _nodes[node].Description.Tier;
            lookups[tier] = lookups.GetValueOrDefault(tier) + last.Hits + last.Misses - first.Hits - first.Misses;
            StalenessOf(window, tier);
        }

        return _staleness[window].ToImmutableSortedDictionary(
            each => each.Key, each => each.Value.ToMeasurement(each.Key, lookups.GetValueOrDefault(each.Key)), StringComparer.Ordinal);
    }
}
