using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.WriteAheadLog;

/// <summary>Makes commits durable: appends their records to the write-ahead log and flushes, many commits with one flush (group commit).</summary>
/// <remarks>
/// <code>
/// commit ─► waiting ──(no flush in progress)──► one flush for all who wait ─► all of them are done
/// </code>
/// <para>
/// Who comes during a flush waits for the next one, which serves all who wait by then: PostgreSQL writes and flushes as far as anybody has inserted when
/// it gets its turn (<c>XLogFlush</c>, <c>src/backend/access/transam/xlog.c</c>). So n connections commit at most n times in a flush's time, and a lone one once.
/// Nobody waits for company before a flush: <c>commit_delay</c> is 0 by default (PostgreSQL 15 documentation, chapters 20.5.1 and 30.5).
/// </para>
/// </remarks>
internal sealed class LogWriter(Disk disk, long tag, long stream)
{
    private List<long> _waiting = [];
    private List<long> _flushing = [];
    private long _waitingBytes;

    /// <summary>Asks for a commit.</summary>
    /// <param name="statement">Who asks.</param>
    /// <param name="bytes">Bytes of its records.</param>
    public void Commit(long statement, long bytes)
    {
        _waiting.Add(statement);
        _waitingBytes += bytes;
        if (_flushing.Count == 0)
        {
            Flush();
        }
    }

    /// <summary>The flush in progress is done.</summary>
    /// <param name="committed">Takes who is committed now, in the order in which they asked.</param>
    public void OnDiskDone(List<long> committed)
    {
        committed.AddRange(_flushing);
        _flushing.Clear();
        if (_waiting.Count > 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        (_waiting, _flushing) = (_flushing, _waiting);
        disk.Start(new DiskOperation { Tag = tag, Writes = 1, WrittenBytes = _waitingBytes, Stream = stream, IsFlushed = true });
        _waitingBytes = 0;
    }
}
