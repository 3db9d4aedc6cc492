using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Programs.Strands;

/// <summary>What only strands, those that wait for strands and threads beside an event loop need of an execution.</summary>
internal sealed class StrandPart
{
    /// <summary>The thread beside the event loop that it holds.</summary>
    public SlotHold Thread { get; set; }

    /// <summary>What the answer to its call carried, for an attempt.</summary>
    public long Value { get; set; }

    /// <summary>Its number among its parent's strands.</summary>
    public int Number { get; set; }

    /// <summary>The breaker's epoch in which an attempt began.</summary>
    public int GuardEpoch { get; set; }

    /// <summary>The execution whose strand it is.</summary>
    public Execution? Parent { get; set; }

    /// <summary>The strand of the same parent that was begun next.</summary>
    public Execution? PreviousSibling { get; set; }

    /// <summary>The strand of the same parent that was begun before.</summary>
    public Execution? NextSibling { get; set; }

    /// <summary>Whose books an attempt is in.</summary>
    public CallGuard? Guard { get; set; }

    /// <summary>What it keeps while it waits for strands.</summary>
    public Join? Join { get; set; }
}
