using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Disks.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>Relieves processors, worker slots, connection pools and disks by giving four times as much.</summary>
/// <remarks>Message queues and a database's connection limit are bounds and not servers: there is nothing to relieve but what empties them.</remarks>
public sealed class ResourceReliefs : IReliefCatalogue
{
    private const int Times = 4;

    /// <inheritdoc />
    public IEnumerable<Relief> ReliefsOf(SystemDescription system) => system.Tiers.Values.SelectMany(ReliefsOf);

    private static IEnumerable<Relief> ReliefsOf(TierOptions tier)
    {
        if (CpuOf(tier) is { } cpu)
            yield return new Relief(tier.Name, "cpu", new ResizeCpu(tier.Name, Math.Min(cpu.Cores * Times, ResizeCpu.MaximumCores)));
        if (DiskOf(tier) is { } disk)
            yield return new Relief(tier.Name, "disk", new SetDisk(tier.Name, Faster(disk)));
        if (tier is not ProgramTierOptions programs)
            yield break;
        foreach (var pool in programs.Pools.Values)
            yield return new Relief(tier.Name, $"pool {pool.Name}", new SetPool(tier.Name, pool.Name, Math.Min(pool.Size * Times, SetPool.MaximumSize)));
        yield return new Relief(tier.Name, "workers", new SetWorkers(tier.Name, Math.Min(programs.Workers * Times, SetWorkers.MaximumWorkers)));
    }

    private static CpuOptions? CpuOf(TierOptions tier) => tier switch
    {
        ProgramTierOptions programs => programs.Cpu,
        CacheOptions cache => cache.Cpu,
        DatabaseOptions database => database.Cpu,
        _ => null,
    };

    private static DiskOptions? DiskOf(TierOptions tier) => tier switch
    {
        ProgramTierOptions programs => programs.Disk,
        DatabaseOptions database => database.Disk,
        _ => null,
    };

    /// <summary>So many times the channels, and each access and flush so many times as fast; no shop sells it.</summary>
    private static DiskOptions Faster(DiskOptions disk) => disk with
    {
        Channels = Math.Min(disk.Channels * Times, DiskOptions.MaximumChannels),
        RandomAccess = disk.RandomAccess / Times,
        SequentialAccess = disk.SequentialAccess / Times,
        BytesPerSecond = disk.BytesPerSecond * Times,
        Flush = disk.Flush / Times,
    };
}
