using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
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

    /// <summary>Whether the database has chosen it as the victim of a deadlock.</summary>
    public bool IsVictim { get; set; }

    /// <summary>The instruction that began it.</summary>
    public int Start { get; set; }

    /// <summary>The root of its execution's draws as it began.</summary>
    public DrawKey Draw { get; set; }

    /// <summary>How many loops its execution was in as it began.</summary>
    public int LoopDepth { get; set; }

    /// <summary>How many locks its execution held as it began.</summary>
    public int Locks { get; set; }

    /// <summary>Whether the next transaction is one of those that failed, done again.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>How often it was done again.</summary>
    public int Retries { get; set; }

    /// <summary>The last wait before it was done again.</summary>
    public Duration BackOff { get; set; }

    /// <summary>In whose books its attempts are; null where it is never done again.</summary>
    public CallGuard? Guard { get; set; }
}
