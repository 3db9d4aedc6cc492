using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>A transaction in progress at a database. Reused for others after it has ended.</summary>
internal sealed class Transaction
{
    /// <summary>Its ordinal at this database, for facts.</summary>
    public long Number { get; private set; }

    /// <summary>By what its caller names it; 0 for a statement that is a transaction of its own.</summary>
    public long Session { get; private set; }

    /// <summary>Whether a caller begins and ends it; otherwise it is one statement.</summary>
    public bool IsExplicit => Session != 0;

    /// <summary>The connection that an explicit one holds until its end.</summary>
    public SlotHold Connection { get; private set; }

    /// <summary>The statement in execution; null while the caller does other things ("idle in transaction").</summary>
    public Statement? Current { get; set; }

    /// <summary>Bytes for the write-ahead log, flushed by the commit.</summary>
    public long LogBytes { get; set; }

    /// <summary>Records of the log among them.</summary>
    public long LogRecords { get; set; }

    /// <summary>The rows that its statements have added or taken: none where it is one statement.</summary>
    public List<GainedRows> Gained { get; } = [];

    /// <summary>What it wrote, for replicas; empty where there are none.</summary>
    public List<ReplicatedWrite> Writes { get; } = [];

    /// <summary>Whether a statement failed: nothing but a roll-back is left.</summary>
    public bool IsAborted { get; set; }

    /// <summary>Whether its caller has rolled it back while a statement is in execution.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The rows that it has locked, in the order of locking.</summary>
    public List<HeldRow> Rows { get; } = [];

    /// <summary>Begins it.</summary>
    public void Begin(long number, long session, SlotHold connection)
    {
        (Number, Session, Connection, Current, LogBytes, LogRecords) = (number, session, connection, null, 0, 0);
        (IsAborted, IsEnding) = (false, false);
        Writes.Clear();
        Gained.Clear();
    }
}
