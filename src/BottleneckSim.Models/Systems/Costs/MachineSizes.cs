using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Models.Systems.Costs;

/// <summary>The size of a tier's machines, as its options give it.</summary>
public static class MachineSizes
{
    /// <summary>The size of each of the tier's instances; of a database with replicas, that of its leader.</summary>
    public static MachineSize Of(TierOptions tier) => Of(tier, 0);

    /// <summary>The size of one of the tier's nodes.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="position">The node's position among the tier's nodes, from 0; those of a database after the first are replicas.</param>
    public static MachineSize Of(TierOptions tier, int position) => tier switch
    {
        ProgramTierOptions host => new(host.Cpu.Cores, host.Memory?.LimitBytes ?? 0),
        DatabaseOptions { Replicas: { } replicas } database when position > 0 =>
            new((replicas.Cpu ?? database.Cpu).Cores, replicas.BufferPoolBytes ?? database.BufferPoolBytes) { Disk = KindOf(replicas.Disk ?? database.Disk), DiskBytes = database.DiskBytes },
        DatabaseOptions database => new(database.Cpu.Cores, database.BufferPoolBytes) { Disk = KindOf(database.Disk), DiskBytes = database.DiskBytes },
        CacheOptions cache => new(cache.Cpu.Cores, cache.MemoryBytes),
        _ => default,
    };

    /// <summary>The kind of a disk, by the figures that go with its name.</summary>
    private static DiskKind KindOf(DiskOptions disk) =>
        disk == DiskOptions.SolidState ? DiskKind.SolidState
        : disk == DiskOptions.Nvme ? DiskKind.Nvme
        : disk == DiskOptions.Spinning ? DiskKind.Spinning
        : DiskKind.Unnamed;
}
