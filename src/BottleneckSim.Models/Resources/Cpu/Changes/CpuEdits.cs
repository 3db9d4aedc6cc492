using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Finding and replacing the processor of a tier, whatever its kind.</summary>
internal static class CpuEdits
{
    public static CpuOptions Cpu(this SystemDescription system, string tier) => Of(system.Tier(tier))
        ?? throw new ChangeRefusedException($"Tier '{tier}' has no processor of its own; those that have: {SystemEdits.Listed(WithCpu(system))}.");

    public static SystemDescription WithCpu(this SystemDescription system, string tier, CpuOptions cpu) => system.WithTier(With(system.Tier(tier), cpu)
        ?? throw new ChangeRefusedException($"Tier '{tier}' has no processor of its own."));

    /// <summary>The processor of a tier; null where it has none of its own.</summary>
    public static CpuOptions? Of(TierOptions? tier) => tier switch
    {
        ProgramTierOptions host => host.Cpu,
        CacheOptions cache => cache.Cpu,
        DatabaseOptions database => database.Cpu,
        _ => null,
    };

    /// <summary>The tier with another processor; null where it has none of its own.</summary>
    public static TierOptions? With(TierOptions tier, CpuOptions cpu) => tier switch
    {
        ProgramTierOptions host => host with { Cpu = cpu },
        CacheOptions cache => cache with { Cpu = cpu },
        DatabaseOptions database => database with { Cpu = cpu },
        _ => null,
    };

    public static CpuOptions RequireNeighbour(this CpuOptions cpu, string tier) => cpu.Neighbour is not null
        ? cpu
        : throw new ChangeRefusedException($"No neighbour shares the hosts of '{tier}'.");

    private static IEnumerable<string> WithCpu(SystemDescription system) =>
        system.Tiers.Values.Where(tier => tier is ProgramTierOptions or CacheOptions or DatabaseOptions).Select(tier => tier.Name);
}
