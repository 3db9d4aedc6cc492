using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of one database's row locks: who holds which row.</summary>
internal sealed class RowLedger(string node, ViolationLog log)
{
    private readonly Dictionary<long, long> _holders = [];

    public void Take(in RowLocked fact)
    {
        if (!_holders.TryAdd(fact.Row, fact.Transaction))
        {
            log.Add(
                Invariant.RowsHaveOneHolder, node, fact.Time,
                $"row {fact.Row} free for transaction {fact.Transaction}", $"transaction {_holders[fact.Row]} holds it");
        }
    }

    public void Take(in RowUnlocked fact)
    {
        if (!_holders.Remove(fact.Row, out var holder) || holder != fact.Transaction)
            log.Add(Invariant.RowsHaveOneHolder, node, fact.Time, $"row {fact.Row} held by transaction {fact.Transaction}", "another, or nobody");
    }

    /// <summary>No connection is in use: whoever locked rows is gone.</summary>
    public void DemandNone(Instant time)
    {
        if (_holders.Count > 0)
            log.Add(Invariant.RowsHaveOneHolder, node, time, "no rows held where no connection is in use", $"{_holders.Count} rows");
    }
}
