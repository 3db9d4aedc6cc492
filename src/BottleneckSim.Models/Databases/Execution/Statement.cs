using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>A statement in execution. Reused for others after it is done.</summary>
internal sealed class Statement(int slot)
{
    /// <summary>Its place among the statements in execution, by which disk and processor refer to it.</summary>
    public int Slot { get; } = slot;

    /// <summary>The call that asked for it.</summary>
    public Message Call { get; set; }

    /// <summary>Whether a caller waits for it: not for a record that a replica applies, nor for rows that a loader adds.</summary>
    public bool IsAsked => Call.Kind == MessageKind.Call;

    /// <summary>When it began.</summary>
    public Instant Started { get; set; }

    /// <summary>The connection that it holds.</summary>
    public SlotHold Connection { get; set; }

    /// <summary>How it is executed.</summary>
    public PreparedStatement Prepared { get; set; } = null!;

    /// <summary>Its page visits.</summary>
    public List<AccessPattern> Patterns { get; } = [];

    /// <summary>The pattern in hand.</summary>
    public int Pattern { get; set; }

    /// <summary>Visits of it that are done.</summary>
    public long Visit { get; set; }

    /// <summary>Visits whose pages have been looked up, where they are read in order: at least <see cref="Visit"/>.</summary>
    public long Ahead { get; set; }

    /// <summary>Whether the window before <see cref="Ahead"/> is on its way from the disk, read by this statement or by one that it goes along with.</summary>
    public bool IsReading { get; set; }

    /// <summary>Whether it can do nothing until that window is there.</summary>
    public bool AwaitsRead { get; set; }

    /// <summary>Pages of that window that it has had read itself and that are still to be copied.</summary>
    public int ReadAhead { get; set; }

    /// <summary>Processor time that is owed but not yet taken.</summary>
    public long OwedNanoseconds { get; set; }

    /// <summary>Pages found in the pool.</summary>
    public long PagesHit { get; set; }

    /// <summary>Pages read from the disk.</summary>
    public long PagesRead { get; set; }

    /// <summary>Rows looked at.</summary>
    public long RowsExamined { get; set; }

    /// <summary>Rows that qualify and are returned or changed.</summary>
    public long RowsQualifying { get; set; }

    /// <summary>Bytes for the write-ahead log; 0 means that there is nothing to commit.</summary>
    public long LogBytes { get; set; }

    /// <summary>The place of its records in this node's own log; 0 before they are in it.</summary>
    public long LogPlace { get; set; }

    /// <summary>The number of its write in the log that replicas follow; 0 if they are not told.</summary>
    public long LogSequence { get; set; }

    /// <summary>Whether its changes are durable.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>The transaction that it is part of; null for one of its own that locks nothing.</summary>
    public Transaction? Transaction { get; set; }

    /// <summary>Whether it has to lock <see cref="Row"/> before it goes on to the pattern <see cref="LockAt"/>.</summary>
    public bool MustLock { get; set; }

    /// <summary>The row that it changes, or the one in hand of several.</summary>
    public long Row { get; set; }

    /// <summary>Rows that it locks one after the other.</summary>
    public int RowsToLock { get; set; }

    /// <summary>Those of them that it has locked.</summary>
    public int RowsLocked { get; set; }

    /// <summary>The first pattern that changes something.</summary>
    public int LockAt { get; set; }

    /// <summary>Whether it waits for its row.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Since when it waits.</summary>
    public Instant WaitsSince { get; set; }

    /// <summary>Time that it has waited for its row.</summary>
    public Duration LockWait { get; set; }

    /// <summary>Waits in this slot so far, so that time-outs of ended ones are known.</summary>
    public long LockWaits { get; set; }

    /// <summary>The piece of a table that its scan shares with others and is at; 0 for none.</summary>
    public ulong Chunk { get; set; }

    /// <summary>The piece before, whose pages leave its ring as those of the next one come; 0 for none.</summary>
    public ulong PreviousChunk { get; set; }

    /// <summary>Whether it reads that piece from the disk now.</summary>
    public bool ReadsChunk { get; set; }

    /// <summary>Whether its caller wants no more of it: it ends where it next looks.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Which values the shard has rows of; null where it has rows of all, or the database is whole.</summary>
    public ShardPresence? Presence { get; set; }

    /// <summary>The part of its key's rows that lie here: above 0, at most 1.</summary>
    public double RowShare { get; set; } = 1;

    /// <summary>Goes on to the next pattern.</summary>
    public void EndPattern() => (Pattern, Visit, Ahead) = (Pattern + 1, 0, 0);

    /// <summary>Prepares it for another call.</summary>
    public void Reset()
    {
        Patterns.Clear();
        (Pattern, Visit, Ahead, OwedNanoseconds) = (0, 0, 0, 0);
        (IsReading, AwaitsRead, ReadAhead) = (false, false, 0);
        (PagesHit, PagesRead, RowsExamined, RowsQualifying) = (0, 0, 0, 0);
        (LogBytes, LogPlace, LogSequence, IsCommitted) = (0, 0, 0, false);
        (RowsToLock, RowsLocked) = (0, 0);
        (Transaction, MustLock, Row, LockAt, LockWait, IsCancelled, RowShare) = (null, false, 0, 0, Duration.Zero, false, 1);
    }
}
