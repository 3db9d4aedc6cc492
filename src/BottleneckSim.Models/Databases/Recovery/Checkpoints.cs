using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>How much of the log a database that crashes would have to apply again: what was written since the last checkpoint.</summary>
/// <remarks>
/// <code>
/// ──┬── log ── log ── log ──┬── log ── log ─ ✗ crash ─► read and apply these before the first statement
///   └ checkpoint            └ checkpoint: after 5 min, or 1 GiB of log
/// </code>
/// Source: PostgreSQL 15 documentation, chapter 30.5 "WAL Configuration" (<c>checkpoint_timeout</c> 5 min, <c>max_wal_size</c> 1 GB). A checkpoint is taken to be complete at
/// once, where PostgreSQL spreads it over most of the time until the next one; what it writes is written by <see cref="BufferPools.BackgroundWriter"/> anyway.
/// </remarks>
internal sealed class Checkpoints
{
    private const long MostBytes = 1L << 30;

    private Instant _last;
    private long _bytes;
    private long _records;

    private static Duration Interval => Duration.FromSeconds(300);

    /// <summary>The database begins, with everything on its disk.</summary>
    public void Begin(Instant now) => (_last, _bytes, _records) = (now, 0, 0);

    /// <summary>Something is in the log.</summary>
    public void Note(Instant now, long bytes, long records)
    {
        if (now - _last >= Interval || _bytes > MostBytes)
        {
            Begin(now);
        }

        (_bytes, _records) = (_bytes + bytes, _records + records);
    }

    /// <summary>What is in the log since the last checkpoint.</summary>
    public (long Bytes, long Records) Since(Instant now)
    {
        Note(now, 0, 0);
        return (_bytes, _records);
    }
}
