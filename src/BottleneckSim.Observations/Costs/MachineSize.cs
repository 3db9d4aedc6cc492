namespace BottleneckSim.Observations.Costs;

/// <summary>How large a node's machine is, for its price.</summary>
/// <param name="Cores">Processor cores; 0 where the model has none.</param>
/// <param name="MemoryBytes">Memory that the system's description gives it: a process's memory, a cache's memory, a buffer pool; 0 where it names none.</param>
public readonly record struct MachineSize(int Cores, long MemoryBytes)
{
    /// <summary>What its storage is.</summary>
    public DiskKind Disk { get; init; }

    /// <summary>Storage that it is given; 0 where the description names none.</summary>
    public long DiskBytes { get; init; }
}
