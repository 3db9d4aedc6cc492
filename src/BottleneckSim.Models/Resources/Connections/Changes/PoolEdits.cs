using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Resources.Connections.Changes;

/// <summary>Finding the pools that changes edit.</summary>
internal static class PoolEdits
{
    /// <summary>A pool of a tier.</summary>
    /// <exception cref="ChangeRefusedException">It has none of that name.</exception>
    public static PoolOptions FindPool(this ProgramTierOptions host, string pool) => host.Pools.GetValueOrDefault(pool)
        ?? throw new ChangeRefusedException($"Tier '{host.Name}' has no pool '{pool}'; its pools are: {SystemEdits.Listed(host.Pools.Keys)}.");
}
