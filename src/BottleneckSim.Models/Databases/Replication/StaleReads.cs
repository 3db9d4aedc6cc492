using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>Finds out which reads of a replica were stale: their key had been written at the leader, and the write not been applied here.</summary>
/// <remarks>
/// <code>
/// read of key k ─┬─ a received write of k is not applied ─► stale, at once
///                └─ none is: remembered ─► a write of k comes in that was committed before the read ─► stale after all
/// </code>
/// The log comes in order, so a read is settled by the first record that was committed after it. Of reads that are not settled the latest 4,096 are remembered.
/// Only reads and writes with a key are looked at, and only those that begin here: the answer shows the state at the beginning.
/// </remarks>
internal sealed class StaleReads(DatabaseNode node)
{
    private const int MostRemembered = 4_096;

    private readonly RingBuffer<Remembered> _recent = new();

    /// <summary>Reads begun.</summary>
    public long Reads { get; private set; }

    /// <summary>Those of them that were stale.</summary>
    public long Stale { get; private set; }

    /// <summary>A read begins.</summary>
    public void Note(ulong key, int operation, PendingRecords pending)
    {
        Reads++;
        if (key == 0)
        {
            return;
        }

        if (pending.IsStale(key, out var since))
        {
            Tell(operation, node.Now - since);
            return;
        }

        if (_recent.Count == MostRemembered)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(new Remembered(key, node.Now, operation));
    }

    /// <summary>A record has come in.</summary>
    public void Settle(in PendingRecord record)
    {
        while (_recent.Count > 0 && _recent.First.At <= record.Committed)
        {
            _recent.Dequeue();
        }

        for (var position = 0; record.Key != 0 && position < _recent.Count; position++)
        {
            ref var read = ref _recent.At(position);
            if (read.Key == record.Key)
            {
                Tell(read.Operation, read.At - record.Committed);
                read = read with { Key = 0 };
            }
        }
    }

    private void Tell(int operation, Duration age)
    {
        Stale++;
        node.Sink.Observe(new StaleReadGiven(node.Now, node.Self.Index, operation, age));
    }

    private readonly record struct Remembered(ulong Key, Instant At, int Operation);
}
