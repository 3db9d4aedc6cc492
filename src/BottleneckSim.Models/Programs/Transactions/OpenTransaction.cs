using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Programs.Transactions;

/// <summary>The transaction that an execution has open. Made once and used again.</summary>
internal sealed class OpenTransaction
{
    /// <summary>Whether there is one.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The number of the pool that the connection is from.</summary>
    public int Pool { get; set; }

    /// <summary>The number of the database's tier.</summary>
    public int Tier { get; set; }

    /// <summary>The connection.</summary>
    public SlotHold Connection { get; set; }

    /// <summary>When the connection was opened.</summary>
    public Instant ConnectionOpened { get; set; }

    /// <summary>By what the database knows it; never given twice. Even.</summary>
    public long Session { get; set; }

    /// <summary>Whether the database knows of it, because a statement was sent.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Whether an answer was given up, so that the connection cannot be used again.</summary>
    public bool IsBroken { get; set; }
}
