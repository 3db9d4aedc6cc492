using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>What a replica has received and not yet applied, in the log's order, and which keys that makes stale.</summary>
/// <remarks>
/// <code>
/// received ─► [17: k1] [18: k2] [19: k1] ─► applied in order        k1 is stale since the commit of 17, then of 19
///                 └───────────────┘ next of the same key
/// </code>
/// </remarks>
internal sealed class PendingRecords
{
    private readonly RingBuffer<PendingRecord> _records = new();
    private readonly Dictionary<ulong, (long First, long Last)> _keys = [];

    /// <summary>How many.</summary>
    public int Count => _records.Count;

    /// <summary>Bytes of all.</summary>
    public long Bytes { get; private set; }

    /// <summary>The one to be applied next.</summary>
    public PendingRecord First => _records.First;

    /// <summary>Those up to a number, the oldest first.</summary>
    public IEnumerable<PendingRecord> UpTo(long sequence) => _records.From(0).TakeWhile(record => record.Sequence <= sequence);

    /// <summary>Adds the next record.</summary>
    public void Add(in PendingRecord record)
    {
        if (record.Key != 0)
        {
            if (_keys.TryGetValue(record.Key, out var span))
            {
                ref var last = ref Of(span.Last);
                last = last with { NextOfKey = record.Sequence };
                _keys[record.Key] = (span.First, record.Sequence);
            }
            else
            {
                _keys.Add(record.Key, (record.Sequence, record.Sequence));
            }
        }

        Bytes += record.Bytes;
        _records.Enqueue(record);
    }

    /// <summary>Takes away the first one: it is applied.</summary>
    public PendingRecord Remove()
    {
        var record = _records.Dequeue();
        Bytes -= record.Bytes;
        if (record.Key != 0)
        {
            if (record.NextOfKey == 0)
            {
                _keys.Remove(record.Key);
            }
            else
            {
                _keys[record.Key] = (record.NextOfKey, _keys[record.Key].Last);
            }
        }

        return record;
    }

    /// <summary>Whether a key has been written and the write not been applied, and if so when first.</summary>
    public bool IsStale(ulong key, out Instant since)
    {
        var isStale = _keys.TryGetValue(key, out var span);
        since = isStale ? Of(span.First).Committed : default;
        return isStale;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        while (_records.Count > 0)
        {
            _records.Dequeue();
        }

        _keys.Clear();
        Bytes = 0;
    }

    private ref PendingRecord Of(long sequence) => ref _records.At((int)(sequence - _records.First.Sequence));
}
