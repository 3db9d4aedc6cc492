using BottleneckSim.Kernel.SimulatedTime;
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

    /// <summary>Whether its changes are durable.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>Prepares it for another call.</summary>
    public void Reset()
    {
        Patterns.Clear();
        (Pattern, Visit, OwedNanoseconds) = (0, 0, 0);
        (PagesHit, PagesRead, RowsExamined, RowsQualifying) = (0, 0, 0, 0);
        (LogBytes, IsCommitted) = (0, false);
    }
}
