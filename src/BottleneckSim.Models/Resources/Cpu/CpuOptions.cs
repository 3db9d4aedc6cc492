using BottleneckSim.Models.Resources.Cpu.Contention;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;

namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>A node's processor. With nothing but cores it is ideal: switching costs nothing, all threads weigh the same, nobody else is there.</summary>
/// <param name="Cores">Cores: 1 to 256.</param>
/// <param name="CompetingThreads">
/// Threads of another process that always want to run (the fault <c>burn-cpu</c>): 0 to 1,024.
/// </param>
public sealed record CpuOptions(int Cores, int CompetingThreads = 0)
{
    /// <summary>The nice value of the other process's threads, −20 to 19, default 0: as heavy as one request's thread.</summary>
    public int CompetingNice { get; init; }

    /// <summary>Scheduler groups that divide the cores before threads do; null (the default) means that all threads compete with each other.</summary>
    public SchedulerGroups? Groups { get; init; }

    /// <summary>What a context switch costs; null (the default) means nothing.</summary>
    public ContextSwitchOptions? ContextSwitch { get; init; }

    /// <summary>How busy cores slow each other down; null (the default) means not at all.</summary>
    public MemoryContentionOptions? MemoryContention { get; init; }

    /// <summary>The lock of an interpreter that lets one thread of a process run at a time; null (the default) means none.</summary>
    public InterpreterLockOptions? InterpreterLock { get; init; }

    /// <summary>Another guest on the same host; null (the default) means none.</summary>
    public NeighbourOptions? Neighbour { get; init; }

    /// <summary>Whether equal threads share whole cores without loss: what <see cref="WaterFilling"/> alone decides.</summary>
    internal bool IsIdeal => CompetingNice == 0 && Groups is null && ContextSwitch is null && MemoryContention is null && InterpreterLock is null && Neighbour is null;
}
