namespace BottleneckSim.Models.Resources.Cpu.Neighbours;

/// <summary>Another guest on the same host that always wants to compute: what it gets is stolen from this node.</summary>
/// <remarks>
/// <code>
/// host's cores ─┬─ this node: as many virtual cores as it has runnable threads (weight 1,024 each)
///               └─ neighbour: its threads (weight each), at most its cap
/// </code>
/// The host has as many cores as the node. Source: weighted sharing with caps as in Xen's credit scheduler; steal time as Linux shows it in /proc/stat.
/// </remarks>
/// <param name="Threads">Virtual cores that it keeps busy: 1 to 1,024.</param>
/// <param name="Weight">The weight of each, against 1,024 for one of this node's: 1 to 65,535, default 1,024.</param>
/// <param name="CapMillicores">The most that it may get, in thousandths of a core: 1 to 256,000; null (the default) means no cap.</param>
public sealed record NeighbourOptions(int Threads, int Weight = NeighbourOptions.DefaultWeight, int? CapMillicores = null)
{
    /// <summary>The weight of a virtual core of this node.</summary>
    public const int DefaultWeight = 1_024;

    /// <summary>The most virtual cores.</summary>
    public const int MaximumThreads = 1_024;

    /// <summary>The largest weight.</summary>
    public const int MaximumWeight = 65_535;

    /// <summary>The largest cap.</summary>
    public const int MaximumCapMillicores = 256_000;
}
