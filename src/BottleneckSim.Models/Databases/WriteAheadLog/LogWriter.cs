using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.WriteAheadLog;

/// <summary>Makes commits durable: appends their records to the write-ahead log and flushes, many commits with one flush (group commit).</summary>
/// <remarks>
/// <code>
///            ┌──(nobody flushes)─► leader: all that is in the log by now ─► processor, disk, wake-up ─► done; wakes all who sleep
/// commit ────┤                                                                                                    │
///            └──(somebody flushes)─► sleeps ◄──(not flushed, somebody else leads again)── wake-up ◄───────────────┘
///                                                  not flushed, nobody leads ─► leader ◄──┘└─► flushed: done
/// </code>
/// <para>
/// Who comes during a flush waits for the next one, which serves all who wait by then: PostgreSQL writes and flushes as far as anybody has inserted when
/// it gets its turn (<c>XLogFlush</c>, <c>src/backend/access/transam/xlog.c</c>). So n connections commit at most n times in a flush's time, and a lone one once.
/// Nobody waits for company before a flush: <c>commit_delay</c> is 0 by default (PostgreSQL 15 documentation, chapters 20.5.1 and 30.5).
/// </para>
/// <para>
/// The end of a flush wakes everybody who sleeps (<c>LWLockAcquireOrWait</c>, <c>src/backend/storage/lmgr/lwlock.c</c>: they wait until the lock is free, not for their record). Those whose
/// record was not yet in the log when that flush began contend again, one leads, the others sleep a second time. So a commit is woken at most twice, and most often twice on a busy server.
/// </para>
/// </remarks>
/// <param name="cpu">The processor, told of a flush by the same tag as the disk.</param>
/// <param name="disk">The log's disk.</param>
/// <param name="tag">By which both tell that they are done.</param>
/// <param name="stream">The log's place on the disk.</param>
/// <param name="flushWork">What a flush costs the processor: 0 or more.</param>
/// <param name="wakeUp">What a wake-up costs the processor, where those who ask are statements of the database; 0 means that who sleeps goes on at once.</param>
internal sealed class LogWriter(ProcessorSharingCpu cpu, Disk disk, long tag, long stream, Duration flushWork, Duration wakeUp)
{
    private readonly Dictionary<long, long> _waking = [];
    private List<Sleeper> _asleep = [];
    private List<Sleeper> _released = [];
    private bool _isFlushing;
    private long _leader;
    private long _inserted;
    private long _flushing;
    private long _flushed;
    private long _insertedBytes;
    private long _flushingBytes;

    /// <summary>The place in the log of the record that is inserted next.</summary>
    public long NextPlace => _inserted + 1;

    /// <summary>Up to which place the log is on the disk.</summary>
    public long Durable { get; private set; }

    /// <summary>Asks for a commit.</summary>
    /// <param name="statement">Who asks; it asks for nothing else until it is committed.</param>
    /// <param name="bytes">Bytes of its records.</param>
    public void Commit(long statement, long bytes)
    {
        _insertedBytes += bytes;
        Contend(new Sleeper(statement, ++_inserted));
    }

    /// <summary>The processor has done its part of the flush in progress.</summary>
    public void OnProcessorDone() =>
        disk.Start(new DiskOperation { Tag = tag, Writes = 1, WrittenBytes = _flushingBytes, Stream = stream, IsFlushed = true });

    /// <summary>The disk has done the flush in progress; its leader, who slept meanwhile, is woken before anybody else.</summary>
    /// <param name="committed">Takes who is committed now, in the order in which they asked.</param>
    public void OnDiskDone(List<long> committed)
    {
        Durable = _flushing;
        if (wakeUp > Duration.Zero)
        {
            cpu.StartWoken(wakeUp, DatabaseTags.OfWoken((int)_leader));
        }
        else
        {
            Release(committed);
        }
    }

    /// <summary>Somebody who slept is awake: ends its flush, is done, leads the next flush, or sleeps again.</summary>
    /// <param name="statement">Who.</param>
    /// <param name="committed">Takes who is committed by now.</param>
    public void OnWoken(long statement, List<long> committed)
    {
        if (_waking.Remove(statement, out var place))
        {
            GoOn(new Sleeper(statement, place), committed);
        }
        else
        {
            Release(committed);
        }
    }

    private void Release(List<long> committed)
    {
        (_isFlushing, _flushed) = (false, _flushing);
        committed.Add(_leader);
        (_asleep, _released) = (_released, _asleep);
        foreach (var sleeper in _released)
        {
            if (wakeUp > Duration.Zero)
            {
                _waking.Add(sleeper.Statement, sleeper.Place);
                cpu.StartWoken(wakeUp, DatabaseTags.OfWoken((int)sleeper.Statement));
            }
            else
            {
                GoOn(sleeper, committed);
            }
        }

        _released.Clear();
    }

    private void GoOn(Sleeper woken, List<long> committed)
    {
        if (woken.Place <= _flushed)
        {
            committed.Add(woken.Statement);
        }
        else
        {
            Contend(woken);
        }
    }

    private void Contend(Sleeper asking)
    {
        if (_isFlushing)
        {
            _asleep.Add(asking);
            return;
        }

        (_isFlushing, _leader) = (true, asking.Statement);
        (_flushing, _flushingBytes, _insertedBytes) = (_inserted, _insertedBytes, 0);
        if (flushWork > Duration.Zero)
        {
            cpu.Start(flushWork, tag);
        }
        else
        {
            OnProcessorDone();
        }
    }

    /// <summary>Who waits for a flush.</summary>
    /// <param name="Statement">Who.</param>
    /// <param name="Place">Its record's place in the log: how many records were inserted up to it.</param>
    private readonly record struct Sleeper(long Statement, long Place);
}
