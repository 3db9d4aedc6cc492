using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Caching.Coalescing;

/// <summary>A key whose value is being made by the caller whose look-up missed. Reused for others after it ended.</summary>
internal sealed class Flight(int slot)
{
    /// <summary>Its place in the table.</summary>
    public int Slot { get; } = slot;

    /// <summary>Grows with every lease, so that old leases are known as old.</summary>
    public int Generation { get; set; }

    public bool IsOpen { get; set; }

    public ulong Key { get; set; }

    /// <summary>When the caller was told to make the value.</summary>
    public Instant Began { get; set; }

    /// <summary>When the key was written while it was being made: what comes is stale since then.</summary>
    public Instant WrittenAt { get; set; }

    /// <summary>Those who wait for it, first come first served.</summary>
    public RingBuffer<CacheCommand> Waiting { get; } = new();
}
