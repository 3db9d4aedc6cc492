using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.WriteAheadLog;

/// <summary>Makes commits durable: appends their records to the write-ahead log and flushes, many commits with one flush (group commit).</summary>
/// <remarks>
/// <code>
/// commit ─► waiting ──(no flush in progress)──► one flush for all who wait: processor, then disk ─► all of them are done
/// </code>
/// <para>
/// Who comes during a flush waits for the next one, which serves all who wait by then: PostgreSQL writes and flushes as far as anybody has inserted when
/// it gets its turn (<c>XLogFlush</c>, <c>src/backend/access/transam/xlog.c</c>). So n connections commit at most n times in a flush's time, and a lone one once.
/// Nobody waits for company before a flush: <c>commit_delay</c> is 0 by default (PostgreSQL 15 documentation, chapters 20.5.1 and 30.5).
/// </para>
/// </remarks>
/// <param name="cpu">The processor, told of a flush by the same tag as the disk.</param>
/// <param name="disk">The log's disk.</param>
/// <param name="tag">By which both tell that they are done.</param>
/// <param name="stream">The log's place on the disk.</param>
/// <param name="flushWork">What a flush costs the processor: 0 or more.</param>
internal sealed class LogWriter(ProcessorSharingCpu cpu, Disk disk, long tag, long stream, Duration flushWork)
{
    private List<long> _waiting = [];
    private List<long> _flushing = [];
    private long _waitingBytes;
    private long _flushingBytes;

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

    /// <summary>The processor has done its part of the flush in progress.</summary>
    public void OnProcessorDone() =>
        disk.Start(new DiskOperation { Tag = tag, Writes = 1, WrittenBytes = _flushingBytes, Stream = stream, IsFlushed = true });

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
        (_flushingBytes, _waitingBytes) = (_waitingBytes, 0);
        if (flushWork > Duration.Zero)
        {
            cpu.Start(flushWork, tag);
        }
        else
        {
            OnProcessorDone();
        }
    }
}
