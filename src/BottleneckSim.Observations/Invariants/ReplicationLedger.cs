using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of replicated writes: what was committed, and that every replica applies all of it once and in order.</summary>
/// <remarks>
/// A replica that has had no copy begins with its leader's first write. Who is given a copy goes on after the last write that the copy holds, and who is started again after
/// the last one that is on its device.
/// </remarks>
internal sealed class ReplicationLedger(ViolationLog log)
{
    private readonly Dictionary<int, long> _last = [];
    private readonly HashSet<long> _first = [];
    private long _latest;

    /// <summary>Takes a step of a write at a node of a name.</summary>
    public void Take(in WriteReplicated fact, string name)
    {
        var isKnown = _last.TryGetValue(fact.Node, out var last);
        switch (fact.Stage)
        {
            case ReplicationStage.Committed:
                if (isKnown)
                    Demand(fact, name, fact.Sequence == last + 1, $"write {last + 1}");
                else
                    _first.Add(fact.Sequence);
                _latest = Math.Max(_latest, fact.Sequence);
                break;
            case ReplicationStage.Applied:
                Demand(fact, name, isKnown ? fact.Sequence == last + 1 : _first.Contains(fact.Sequence), isKnown ? $"write {last + 1}" : "a leader's first write");
                Demand(fact, name, fact.Sequence <= _latest, $"a write that was committed, at most {_latest}");
                break;
            case ReplicationStage.Recovered:
                Demand(fact, name, !isKnown, "a node that begins");
                Demand(fact, name, fact.Sequence <= _latest || _latest == 0, $"a write that was committed, at most {_latest}");
                break;
            default:
                Demand(fact, name, !isKnown || fact.Sequence >= last, $"a copy that holds write {last}");
                break;
        }

        _last[fact.Node] = fact.Sequence;
    }

    private void Demand(in WriteReplicated fact, string name, bool holds, string expected)
    {
        if (!holds)
            log.Add(Invariant.WritesAreAppliedOnceInOrder, name, fact.Time, expected, $"{fact.Stage} {fact.Sequence}");
    }
}
