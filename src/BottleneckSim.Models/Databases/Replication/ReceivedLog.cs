using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.WriteAheadLog;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>Log that comes from another server: written to one's own, then applied in order by one process.</summary>
/// <remarks>
/// <code>
/// record ─► own log, flush (many with one) ─► pending ─► replay, one record at a time ─► applied
/// </code>
/// </remarks>
/// <param name="log">The log that is written.</param>
/// <param name="replay">The process that applies it.</param>
internal sealed class ReceivedLog(LogWriter log, Replay replay)
{
    private readonly List<long> _flushed = [];

    /// <summary>What is not applied yet.</summary>
    public PendingRecords Pending { get; } = new();

    /// <summary>The number of the last record that is flushed.</summary>
    public long LastFlushed { get; private set; }

    /// <summary>Takes the next record.</summary>
    public void Add(in PendingRecord record)
    {
        Pending.Add(record);
        log.Commit(record.Sequence, record.Bytes);
    }

    /// <summary>What is not applied is of no use any more, the record in hand included.</summary>
    public void GiveUp()
    {
        replay.Forget();
        Pending.Clear();
    }

    /// <summary>What comes now follows a record that is there already.</summary>
    public void StartAfter(long sequence) => LastFlushed = sequence;

    /// <summary>The processor has done its part of a flush.</summary>
    public void OnFlushBegun() => log.OnProcessorDone();

    /// <summary>A flush is done.</summary>
    public void OnFlushed()
    {
        _flushed.Clear();
        log.OnDiskDone(_flushed);
        foreach (var sequence in _flushed)
        {
            LastFlushed = Math.Max(LastFlushed, sequence);
        }
    }

    /// <summary>Begins to apply the next record, if it is flushed and no other is being applied.</summary>
    /// <param name="perRecord">Processor time of a record: one row, or one index entry.</param>
    /// <returns>Whether it has begun.</returns>
    public bool ApplyNext(Duration perRecord)
    {
        if (replay.IsBusy || Pending.Count == 0 || Pending.First.Sequence > LastFlushed)
        {
            return false;
        }

        replay.Begin(Pending.First, perRecord);
        return true;
    }

    /// <summary>The replay process has applied its record.</summary>
    /// <returns>The record; null if it was given up meanwhile.</returns>
    public PendingRecord? OnApplied(Statement statement)
    {
        var sequence = replay.End(statement);
        return Pending.Count > 0 && Pending.First.Sequence == sequence ? Pending.Remove() : null;
    }
}
