using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Replication.CatchUps;

/// <summary>The end of the log that a leader keeps, because some replica may not have it yet.</summary>
/// <remarks>
/// <code>
/// committed ─► [41] [42] [43] [44]     a replica that is back has up to 42 ─► 43, 44 are sent
///               └ all replicas have it, or more is kept than is allowed ─► forgotten ─► who lacks it copies the database
/// </code>
/// A replication slot for each replica, whether it is there or not. Source: PostgreSQL 15 documentation, chapter 27.2.6 "Replication Slots" (<c>max_slot_wal_keep_size</c>).
/// </remarks>
internal sealed class KeptLog
{
    private const int MostRecords = 1 << 22;

    private readonly RingBuffer<ShippedRecord> _records = new();
    private long _bytes;

    /// <summary>All of it, the oldest first.</summary>
    public IEnumerable<ShippedRecord> All => _records.From(0);

    /// <summary>Keeps the next record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="mostBytes">More than that are not kept.</param>
    public void Add(in ShippedRecord record, long mostBytes)
    {
        _records.Enqueue(record);
        _bytes += record.Bytes;
        while (_bytes > mostBytes || _records.Count > MostRecords)
        {
            RemoveFirst();
        }
    }

    /// <summary>Nobody needs what is numbered up to here.</summary>
    public void ForgetUpTo(long sequence)
    {
        while (_records.Count > 0 && _records.First.Sequence <= sequence)
        {
            RemoveFirst();
        }
    }

    /// <summary>Whether all that follows a record is kept.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="last">The number of the last record.</param>
    public bool HoldsAllAfter(long sequence, long last) =>
        sequence == last || (sequence < last && _records.Count > 0 && _records.First.Sequence <= sequence + 1);

    /// <summary>What follows a record.</summary>
    public IEnumerable<ShippedRecord> After(long sequence) => _records.Count == 0 ? [] : _records.From((int)Math.Max(0, sequence + 1 - _records.First.Sequence));

    private void RemoveFirst() => _bytes -= _records.Dequeue().Bytes;
}
