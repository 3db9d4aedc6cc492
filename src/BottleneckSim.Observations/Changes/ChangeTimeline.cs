using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Observations.Changes;

/// <summary>When each change of a run was begun and completed, from the facts alone.</summary>
/// <remarks>
/// <code>
/// change 3 begun ──┬── node a: work ───────┤ done
///                  └── node b: work ──────────────┤ done, or gone
///                                                 └── change 3 completed      (without work: at its own instant)
/// </code>
/// It grows with the number of changes and of nodes at work, not with the length of the run.
/// </remarks>
public sealed class ChangeTimeline : ObservationSink
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<int, Entry> _byNumber = [];

    /// <summary>The changes so far, in the order in which they were made.</summary>
    public ImmutableArray<ChangeProgress> Changes => [.. _entries.Select(entry => entry.ToProgress())];

    /// <inheritdoc />
    public override void Observe(ChangeApplied fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var entry = new Entry(fact);
        _entries.Add(entry);
        if (fact.Number > 0)
            _byNumber[fact.Number] = entry;
    }

    /// <inheritdoc />
    public override void Observe(in ChangeWorkReported fact)
    {
        if (!_byNumber.TryGetValue(fact.Change, out var entry))
            return;
        if (fact.IsDone)
            entry.End(fact.Node, fact.Time);
        else
            entry.Begin(fact.Node);
    }

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!fact.IsGone)
            return;
        foreach (var entry in _entries.Where(entry => entry.IsOpen))
            entry.EndAll(fact.Node, fact.Time);
    }

    private sealed class Entry(ChangeApplied fact)
    {
        private readonly Dictionary<int, int> _open = [];
        private Instant _lastDone = fact.Time;

        public bool IsOpen => _open.Count > 0;

        public void Begin(int node) => _open[node] = _open.GetValueOrDefault(node) + 1;

        public void End(int node, Instant time)
        {
            if (!_open.TryGetValue(node, out var pieces))
                return; // It has left meanwhile.
            _lastDone = Instant.Max(_lastDone, time);
            if (pieces == 1)
                _open.Remove(node);
            else
                _open[node] = pieces - 1;
        }

        public void EndAll(int node, Instant time)
        {
            if (_open.Remove(node))
                _lastDone = Instant.Max(_lastDone, time);
        }

        public ChangeProgress ToProgress() => new(fact.Time, IsOpen ? null : _lastDone, fact.Kind, fact.Description, fact.Origin);
    }
}
